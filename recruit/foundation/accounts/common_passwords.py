"""Passwords of twelve characters or more that everybody tries first, in small letters and without spaces.

Shorter ones are refused by their length. The Danish ones are those that a town hall would think of.
"""

COMMON_PASSWORDS = frozenset(
    """
    123456789012 1234567890123 12345678901234 123456789012345 1234567890123456 098765432109 0987654321098
    012345678901 0123456789012 112233445566 123123123123 123321123321 1q2w3e4r5t6y 1q2w3e4r5t6y7u 1qaz2wsx3edc
    1qaz2wsx3edc4rfv 1234qwerasdf 1234567890qw 123456qwerty 123456abcdef 12345qwertyuiop abcdefghijkl abcdefghijklm
    abcdefghijklmnop abcdefg12345 abcdef123456 abcd1234abcd abcdefgh1234 abc123abc123 asdfghjkl123 asdfghjklæøå
    asdfasdfasdf qwertyuiop12 qwertyuiop123 qwertyuiopas qwertyuiopasdf qwerty123456 qwerty1234567 qwerty12345678
    qwerty123qwerty qwertyqwerty qazwsxedcrfv qazwsxedcrfvtgb zxcvbnm12345 password1234 password12345 password123456
    password123! password2024 password2025 password2026 password2027 passwordpassword passw0rd1234 p@ssword1234
    p@ssw0rd1234 mypassword123 mypassword1234 changeme1234 changemenow1 letmein12345 letmeinletmein welcome12345
    welcome123456 welcome2025! welcome2026! iloveyou1234 iloveyouforever administrator administrator1
    administrator123 administratoren adminadmin12 admin1234567 admin12345678 adminadminadmin rootrootroot
    testtesttest test12345678 test123456789 superman1234 football1234 baseball1234 princess1234 sunshine1234
    adgangskode1 adgangskode12 adgangskode123 adgangskode1234 adgangskoden adgangskode2025 adgangskode2026
    adgangskode! adgangskode123! minadgangskode mitkodeord123 kodeord12345 kodeord123456 kodeord12345678
    hemmeligkode hemmelig1234 hemmelighed1 velkommen123 velkommen1234 velkommen12345 velkommen2025 velkommen2026
    velkommen123! kommune12345 kommune123456 kommunen1234 kommunen2026 kommunalbestyrelsen kommunalbestyrelse
    borgmester12 borgmesteren borgerservice borgerservice1 byraadet1234 byrådet12345 raadhuset123 rådhuset1234
    rådhuspladsen sekretariatet sekretariat1 sekretariat123 integration1 integration12 integration123
    integrationsraad integrationsråd integrationsrådet integrationsraadet danmark12345 danmark123456 danmarkdanmark
    københavn123 kobenhavn123 københavn1234 jegelskerdig jegelskerdig1 jegelskerdig123 sommer2026!! sommer202526
    sommersommer vinter202526 efterår20266 januar202612 september2026 november2026 december2026 fodbold12345
    fodbold123456 rødgrødmedfløde correcthorsebatterystaple thequickbrownfox startrek1234 starwars1234 mandagtirsdag
    """.split()  # noqa: SIM905 (a hundred quotation marks say nothing)
)
