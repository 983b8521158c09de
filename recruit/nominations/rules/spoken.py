"""The languages that somebody can say they speak: those met most in Denmark, as codes of CLDR."""

SPOKEN = (
    *("am", "ar", "bg", "bn", "bs", "da", "de", "en", "es", "fa", "fil", "fr", "hi", "hu", "it", "ku", "lt", "ne"),
    *("pl", "ps", "pt", "ro", "ru", "so", "sq", "sr", "sw", "ta", "th", "ti", "tr", "uk", "ur", "vi", "zh"),
)
