"""What is said when a term is not handed over like this."""

from recruit.foundation.i18n import mark

SENTENCES = {
    "answer-is-given": mark("The answer has come in already. One answers once."),
    "asked-or-invited-already": mark("Somebody here is asked already, or has said yes."),
    "deadline-moves-forward": mark("Choose a later time than the one the members know."),
    "decided-before-the-term": mark("The council of this term decides: choose a day from %(first)s on."),
    "decision-adopts-nothing": mark("Choose the council's decision to adopt the handover."),
    "evaluation-is-over": mark("It is over, and the answers are shown. Ask anew instead."),
    "handover-is-adopted": mark("The council has adopted the handover. What was adopted stays as it is."),
    "handover-is-in-use": mark("The next council is done with some of it already, so it stays adopted."),
    "handover-is-not-adopted": mark("The council has not adopted the handover yet."),
    "no-questions": mark("Write at least one question."),
    "no-such-question": mark("That question is not asked."),
    "not-on-the-scale": mark("Choose from 1 to %(last)s."),
    "note-is-done": mark("It is done already."),
    "note-is-not-done": mark("It is not done, so there is nothing to take back."),
    "notes-changed-meanwhile": mark("The notes have changed since you opened the page. Read them once more."),
    "nothing-is-answered": mark("Answer at least one question. One can answer once only."),
    "nothing-to-hand-over": mark("There are no notes yet."),
    "only-tasks-have-a-time": mark("Only a task has a time. Leave the day out, or choose task."),
    "paper-came-too-late": mark(
        "It came after the last day, %(last)s. Give more time first, as long as nobody has read the answers."
    ),
    "question-too-long": mark("Write at most %(longest)s characters on each line."),
    "step-is-done": mark("It is ticked already."),
    "step-is-not-done": mark("It is not ticked."),
    "step-is-not-asked-for": mark("The term does not ask for this."),
    "task-has-no-time": mark("Write when the next council is to take it up."),
    "too-few-answers-to-show": mark("Fewer than %(fewest)s have answered: one could guess who wrote what."),
    "too-many-questions": mark("Ask %(most)s questions at most."),
    "wish-is-withdrawn": mark("The wish is taken back already."),
    "wish-lasts-too-long": mark("A wish is kept to %(latest)s at most. Ask again then."),
}
