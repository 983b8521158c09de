"""The commands. One line each in the table below; a command's module is read only when the command is used."""

from importlib import import_module

import click

#: Command -> the module that holds it as `command`, and what `recruit --help` says of it.
COMMANDS = {
    "admin": ("recruit.cli.admin", "Opret administratorer, se brugerne, og luk nogen ind igen."),
    "count": ("recruit.cli.count", "Tæl en valghandling op, og vis hvert trin."),
    "db": ("recruit.cli.db", "Bring databasen til denne version, eller kontrollér den."),
    "demo": ("recruit.cli.demo", "Start programmet på denne maskine med en opdigtet kommune."),
    "draw": ("recruit.cli.draw", "Træk lod ud fra offentlige tal, så enhver kan regne efter."),
    "intake": ("recruit.cli.intake", "Læs deltagerne ud af referater og lister."),
    "retention": ("recruit.cli.retention", "Slet de oplysninger, hvis tid er gået."),
    "roster": ("recruit.cli.roster", "Skriv medlemslisten for en periode eller pr. en dato."),
    "rosters": ("recruit.cli.rosters", "Skriv alle råds medlemslister til én ZIP-fil."),
    "verify-count": ("recruit.cli.verify_count", "Tæl et valg op igen, og se, om det gemte resultat stemmer."),
    "verify-log": ("recruit.cli.verify_log", "Kontrollér loggen fra ende til anden."),
    "worker": ("recruit.cli.worker", "Send breve og udfør job, indtil der bliver sagt stop."),
}


class _LazyGroup(click.Group):
    """A group whose commands are read from the table, so that the first line of help costs no database and no web."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in COMMANDS:
            return None
        command = import_module(COMMANDS[cmd_name][0]).command
        assert isinstance(command, click.Command)  # noqa: S101 (a module of the table without a command is our fault)
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        with formatter.section("Kommandoer"):
            formatter.write_dl([(name, COMMANDS[name][1]) for name in self.list_commands(ctx)])


@click.command(cls=_LazyGroup, name="recruit")
def main() -> None:
    """Find, vælg, udpeg og følg medlemmer af et integrationsråd."""
