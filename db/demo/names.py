"""Names as a borough has them: shared surnames, many origins, accents, particles and double barrels."""

import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from faker.providers.person.en_GB import Provider as EnglishNames

from db.demo.batch import Draw, Pool


@dataclass(frozen=True, slots=True)
class Community:
    """Where a household's names come from; female_surnames holds those that women bear in another form."""

    male: Pool[str]
    female: Pool[str]
    surnames: Pool[str]
    female_surnames: Mapping[str, str]
    language: str = "en"
    second_language_share: float = 0.0


def _even(words: str) -> Pool[str]:
    return Pool([(word.strip(), 1.0) for word in words.split(",")])


def _falling(words: str) -> Pool[str]:
    """Weigh by rank (Zipf), as surnames fall off everywhere."""
    return Pool([(word.strip(), 1 / (rank + 4)) for rank, word in enumerate(words.split(","))])


_YOUNG_MALE = (
    "Oliver, George, Harry, Noah, Jack, Leo, Arthur, Muhammad, Oscar, Charlie, Alfie, Freddie, Theo, "
    "Archie, Tyler, Callum, Liam, Connor, Jake, Kieran, Reece, Ethan, Finley, Mason, Logan, Dylan, Zachary, "
    "Toby"
)
_YOUNG_FEMALE = (
    "Olivia, Isla, Ava, Mia, Ivy, Freya, Lily, Florence, Willow, Poppy, Elsie, Evie, Sophie, Chloe, Zoë, "
    "Chloë, Ellie, Megan, Jade, Paige, Skye, Imogen, Maisie, Erin, Harriet, Renée, Esmé, Aimée, Phoebe, "
    "Anaïs"
)


def _english(listed: tuple[str, ...], young: str) -> Pool[str]:
    falling = [(name, 3 / (rank + 12)) for rank, name in enumerate(listed)]
    return Pool([*falling, *((name.strip(), 0.05) for name in young.split(","))])


def _english_surnames() -> Pool[str]:
    return Pool([(str(name), float(weight)) for name, weight in EnglishNames.last_names.items()])


_NONE: Mapping[str, str] = MappingProxyType({})

ENGLISH = Community(
    _english(tuple(EnglishNames.first_names_male), _YOUNG_MALE),
    _english(tuple(EnglishNames.first_names_female), _YOUNG_FEMALE),
    _english_surnames(),
    _NONE,
)
WELSH = Community(
    _even(
        "Dafydd, Gareth, Rhys, Huw, Ieuan, Geraint, Owain, Tomos, Aled, Gwilym, Iestyn, Llŷr, Emyr, Siôn, "
        "Gethin, Elis, Macsen, Dewi, Alun, Hywel"
    ),
    _even(
        "Siân, Carys, Mair, Gwen, Nia, Ffion, Angharad, Bethan, Eleri, Lowri, Menna, Rhiannon, Catrin, Non, "
        "Mali, Seren, Cerys, Mererid, Delyth, Heledd"
    ),
    _falling(
        "Jones, Davies, Williams, Evans, Thomas, Roberts, Lewis, Hughes, Morgan, Griffiths, Edwards, Owen, "
        "James, Price, Rees, Lloyd, Powell, Pritchard, Llewellyn, Bowen, ap Rhys, Gwynne, Cadwaladr, Tudur"
    ),
    _NONE,
    "cy",
    0.06,
)
IRISH = Community(
    _even(
        "Seán, Pádraig, Ciarán, Eoin, Cormac, Declan, Brendan, Niall, Conor, Diarmuid, Fintan, Liam, Séamus"
    ),
    _even(
        "Aoife, Siobhán, Niamh, Caoimhe, Róisín, Gráinne, Sinéad, Maeve, Bríd, Órla, Deirdre, Ciara, Éilís"
    ),
    _falling(
        "Murphy, Kelly, O'Sullivan, Walsh, O'Brien, Byrne, Ryan, O'Connor, O'Neill, McCarthy, Doyle, "
        "Gallagher, Doherty, Kennedy, Lynch, McLoughlin, O'Reilly, Ní Dhomhnaill, Mac Giolla, FitzGerald, "
        "McGrath, de Búrca"
    ),
    _NONE,
)
SOUTH_ASIAN = Community(
    _even(
        "Mohammed, Muhammad, Mohammad, Imran, Tariq, Usman, Bilal, Rajesh, Amit, Sanjay, Vikram, Arjun, "
        "Harpreet, Gurdeep, Jaspal, Rahim, Kamal, Zubair, Naveed, Ravi, Suresh, Farhan, Hamza, Ibrahim"
    ),
    _even(
        "Fatima, Ayesha, Aisha, Nusrat, Shabana, Rukhsana, Priya, Anjali, Deepika, Sunita, Manpreet, "
        "Simran, Jaswinder, Nasreen, Sumaiya, Zainab, Meera, Lakshmi, Kavita, Saima, Maryam, Asha, Noor"
    ),
    _falling(
        "Khan, Patel, Ahmed, Singh, Hussain, Ali, Begum, Kaur, Shah, Rahman, Iqbal, Akhtar, Mahmood, Malik, "
        "Sharma, Chowdhury, Mistry, Gill, Miah, Uddin, Bibi, Desai, Nair, Krishnamurthy, Choudhury, "
        "Hussein, Sheikh"
    ),
    _NONE,
)
_POLISH_SURNAMES = (
    "Nowak, Kowalski, Wiśniewski, Wójcik, Kowalczyk, Kamiński, Lewandowski, Zieliński, Szymański, Woźniak, "
    "Dąbrowski, Kozłowski, Jankowski, Mazur, Krawczyk, Wróbel, Pawłowski, Michalski"
)
POLISH = Community(
    _even(
        "Piotr, Krzysztof, Andrzej, Tomasz, Paweł, Michał, Marcin, Łukasz, Jakub, Wojciech, Grzegorz, "
        "Stanisław"
    ),
    _even(
        "Anna, Katarzyna, Małgorzata, Agnieszka, Zofia, Magdalena, Joanna, Ewa, Bożena, Elżbieta, Karolina"
    ),
    _falling(_POLISH_SURNAMES),
    MappingProxyType(
        {name: f"{name[:-1]}a" for name in _POLISH_SURNAMES.split(", ") if name.endswith("ski")}
    ),
)
NIGERIAN = Community(
    _even(
        "Oluwaseun, Chinedu, Emeka, Babatunde, Ifeanyi, Tunde, Obinna, Segun, Kelechi, Adebayo, Musa, Femi"
    ),
    _even(
        "Ngozi, Chidinma, Folake, Amara, Ifeoma, Yetunde, Adaeze, Temitope, Chioma, Funmilayo, Bisi, Zainab"
    ),
    _falling(
        "Okafor, Adeyemi, Okonkwo, Balogun, Eze, Ogunleye, Nwosu, Adebayo, Obi, Olatunji, Bello, Okoye, "
        "Chukwu, Afolabi, Nnamdi, Oyelaran, Adéwálé"
    ),
    _NONE,
)
CHINESE = Community(
    _even("Wei, Jian, Ming, Xiaoming, Jun, Hao, Chi Keung, Ka Ho, Tsz Hin, Yi, Zhiyuan, Kwok Wai"),
    _even("Mei Ling, Xiu Ying, Li Na, Fang, Yan, Hui, Wing Yan, Siu Man, Ka Yan, Xinyi, Jing, Hoi Ching"),
    _falling("Chan, Wong, Li, Wang, Zhang, Lau, Cheung, Liu, Chen, Ng, Lam, Leung, Yang, Huang, Ho, Xu, Lü"),
    _NONE,
)
EUROPEAN = Community(
    _even(
        "José, João, André, Ștefan, Mihai, Jürgen, Luca, Mateo, François, Søren, Jan, Vasile, Tiago, Andrei"
    ),
    _even(
        "Inês, María, Ioana, Élodie, Chiara, Conceição, Ana, Lucía, Anneke, Elena, Hélène, Mariana, Françoise"
    ),
    _falling(
        "Silva, Popescu, Santos, Ferreira, Ionescu, García, Lefèvre, Müller, van der Berg, de Souza, dos "
        "Santos, Rossi, Popa, Fernández, Núñez, van den Heuvel, von Arnim, Jørgensen, D'Angelo, Dell'Acqua, "
        "Mureșan"
    ),
    _NONE,
)

COMMUNITIES: Pool[Community] = Pool(
    [
        (ENGLISH, 68.0), (SOUTH_ASIAN, 12.0), (WELSH, 6.0), (IRISH, 4.5), (POLISH, 3.0),
        (NIGERIAN, 2.5), (EUROPEAN, 2.5), (CHINESE, 1.5),
    ]
)  # fmt: skip

KNOWN_AS: Mapping[str, tuple[str, ...]] = MappingProxyType(
    {
        "Elizabeth": ("Liz", "Beth", "Betty"), "Margaret": ("Maggie", "Peggy"), "Susan": ("Sue",),
        "Patricia": ("Pat", "Trish"), "Christine": ("Chris",), "Deborah": ("Debbie",), "Katherine": ("Kate",),
        "Catherine": ("Cathy",), "Rebecca": ("Becky",), "Jennifer": ("Jenny",), "Victoria": ("Vicky",),
        "Samantha": ("Sam",), "Alexandra": ("Alex",), "Jacqueline": ("Jackie",), "Pamela": ("Pam",),
        "Barbara": ("Babs",), "Dorothy": ("Dot",), "Christopher": ("Chris",), "Michael": ("Mike", "Mick"),
        "William": ("Bill", "Will"), "Robert": ("Bob", "Rob"), "Richard": ("Rick", "Dick"),
        "Anthony": ("Tony",), "Stephen": ("Steve",), "Thomas": ("Tom",), "James": ("Jim", "Jamie"),
        "Andrew": ("Andy",), "Matthew": ("Matt",), "Daniel": ("Dan",), "Joseph": ("Joe",), "David": ("Dave",),
        "Edward": ("Ted", "Ned"), "Nicholas": ("Nick",), "Peter": ("Pete",), "Kenneth": ("Ken",),
        "Mohammed": ("Mo",), "Muhammad": ("Mo",), "Katarzyna": ("Kasia",), "Małgorzata": ("Gosia",),
        "Krzysztof": ("Chris",), "Oluwaseun": ("Seun",), "Temitope": ("Temi",), "Chi Keung": ("Eric",),
        "Wing Yan": ("Winnie",), "Rhiannon": ("Rhi",), "Angharad": ("Haz",), "Siobhán": ("Shiv",),
    }
)  # fmt: skip
"""Names by which people are called, for the ones that have such a habit."""


def surname(draw: Draw, community: Community) -> str:
    """Draw a family name in the form that a man, or a language without two forms, has."""
    return draw.of(community.surnames)


def surname_for(community: Community, name: str, *, female: bool) -> str:
    """Give a family name in the form its bearer uses: Kowalski, Kowalska."""
    return community.female_surnames.get(name, name) if female else name


def given_names(draw: Draw, community: Community, *, female: bool) -> str:
    """Draw a first name, and for some a middle one."""
    pool = community.female if female else community.male
    first = draw.of(pool)
    if not draw.chance(0.3):
        return first
    second = draw.of(pool)
    return first if second == first else f"{first} {second}"


def plain(text: str) -> str:
    """Reduce a name to what an email address takes: lower-case letters without accents."""
    folded = unicodedata.normalize("NFKD", text.lower().replace("ł", "l").replace("ø", "o"))
    return "".join(letter for letter in folded if letter.isascii() and letter.isalnum())
