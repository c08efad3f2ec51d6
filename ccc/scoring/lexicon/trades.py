"""Trades and cities: which of them exclude each other, and which never do."""

from __future__ import annotations

from functools import lru_cache

from ccc.scoring.lexicon.vocabulary import word_set
from ccc.scoring.lexicon.word_lists import LISTS

FAMILIES = tuple(
    word_set(line)
    for line in """
    teacher lecturer educator tutor instructor trainer headteacher school taught
    professor lecturer academic university doctoral
    nurse sister matron midwife nursing ward paramedic carer caregiver care
    doctor physician surgeon gp anaesthetist dr clinic
    journalist reporter editor publisher columnist newspaper
    cook chef baker caterer kitchen cooks bakery pastry restaurant patissier
    joiner carpenter cabinet woodworker chair furniture boatbuilder upholsterer luthier
    engineer technician mechanic technologist machinist electrician engineering plc fitter
    scientist researcher lecturer professor academic doctoral phd postdoc research biologist
    botanist chemist physicist geologist seismologist geographer historian sociologist
    economist scientist researcher
    driver operator courier trucker bus dispatcher lorry pilot crane
    groundskeeper grower farmer forester botanist horticulturist landscaper farm turf gardener
    developer programmer software data analyst statistician mathematician actuary actuarial
    shopkeeper grocer greengrocer retailer merchant shop seller shoemaker fishmonger
    recruiter hr people talent headhunter staffing
    accountant bookkeeper auditor controller bursar finance accounts tax treasurer cashier
    lawyer attorney solicitor barrister jurist paralegal judge law legal
    librarian archivist curator library archive museum
    therapist physiotherapist psychologist counsellor physio swallowing
    tailor seamstress dressmaker weaver sewing knitwear textile upholsterer saddler leather
    potter ceramicist ceramic stove tiler mason bricklayer builder plasterer roofer
    vet veterinarian veterinary animals
    pharmacist chemist pharmacy
    watchmaker clockmaker clock clocks horologist restorer jeweller goldsmith
    architect draughtsman surveyor planner estimator architecture survey
    sailor seaman skipper captain fisherman fishing boats boat ship ships
    sign painter letterer decorator signwriter
    midwife doula obstetrician
    fireman firefighter rescue
    policeman police detective
    priest pastor vicar verger deacon parish imam rabbi
    interpreter translator linguist
    hairdresser barber stylist
    dentist dental orthodontist
    waiter waitress bartender barista barman
    postman postwoman courier mail post
    """.strip().splitlines()
)
_RANKED = word_set("""
    adviser advisor agent assistant author clerk coach consultant coordinator
    designer director entrepreneur expert founder freelancer graduate head inspector investor lead
    leader maker manager member mentor officer operator organiser organizer owner parent planner
    principal producer professional rep researcher scientist specialist supervisor tech technologist
    trainer volunteer worker writer analyst technician apprentice intern postgrad student trainee
    undergrad undergraduate steward warden buyer father mother
""")
"""Words for a rank, which leave open what its holder does."""

_PASTIMES = word_set("""
    artist captain composer conductor councillor cyclist dancer filmmaker fundraiser gardener grower
    housekeeper illustrator judge merchandiser musician negotiator painter photographer poet porter
    reader runner sailor sculptor singer sister smith swimmer tuner
""")
"""Kinds of work that somebody may well do beside what the card names."""

_MORE = word_set("""
    beekeeper botanist seismologist paramedic referee greengrocer postman postwoman saddler
    upholsterer verger groundskeeper dispatcher announcer vet solicitor barrister surgeon
    physiotherapist restorer clockmaker bricklayer fishmonger grocer policewoman detective priest
    vicar imam rabbi gp anaesthetist orthodontist luthier woodworker weaver horologist
    receptionist fitter technician attendant bursar bricklayer postdoc doctoral headhunter
    shopkeeper trucker courier pensioner tuner caterer skipper seaman matron carer
    programmer obstetrician physician archaeologist astronomer meteorologist cardiologist
    dermatologist neurologist oncologist radiologist zoologist ecologist anthropologist
""")
TRADES = LISTS["job"] | _MORE | word_set("head lead worker specialist referee graduate")
"""Words that name a kind of work."""


@lru_cache(maxsize=2_000)
def trade_in(form: str) -> str | None:
    """The trade a word names, in the singular, or None."""
    if form in TRADES:
        return form
    short = form.removesuffix("s")
    return short if short in TRADES and short != form else None


def is_particular(trade: str) -> bool:
    """Whether a headline with this word says what its person does."""
    return trade in TRADES and trade not in _RANKED


def is_exclusive(trade: str) -> bool:
    """Whether somebody whose card names another trade is most likely not of this one."""
    return is_particular(trade) and trade not in _PASTIMES


@lru_cache(maxsize=2_000)
def families(form: str) -> frozenset[int]:
    """The numbers of the families of trades a word belongs to; a word may be in several."""
    short = form.removesuffix("s")
    return frozenset(n for n, family in enumerate(FAMILIES) if form in family or short in family)


CITIES = word_set("""
    aachen aarhus aberdeen abidjan abuja accra adelaide aleppo alexandria algiers almaty amman
    amsterdam ankara antwerp antwerpen astana asuncion athens atlanta auckland austin baghdad bahia
    baku baltimore bamako bandung bangalore bangkok barcelona bari barranquilla basel beijing beirut
    belfast belgrade bengaluru bergen berlin bern bilbao birmingham bishkek bogota bologna bonn
    bordeaux boston brasilia bratislava bremen brisbane bristol brno brussels bucharest budapest
    cairo calgary cali canberra caracas cardiff cartagena casablanca cebu chengdu chennai chiang
    chicago chisinau christchurch chuncheon cochabamba coimbra cologne colombo copenhagen cordoba
    cork cusco dakar dallas damascus darwin davos delhi denver derry detroit dhaka doha dortmund
    dresden dubai dublin dundee dunedin durban dushanbe dusseldorf edinburgh eindhoven essen fez
    florence frankfurt freetown gaborone galway gazipur gdansk geneva genoa ghent glasgow gothenburg
    granada graz grenoble groningen guadalajara guangzhou guatemala hague haifa halifax hamamatsu
    hamburg hangzhou hanoi hanover harare havana helsinki hiroshima hobart houston hualien hyderabad
    ibadan incheon innsbruck istanbul izmir jaipur jakarta jeddah jerusalem johannesburg kampala
    kanazawa kandy karachi kathmandu kaunas kazan khartoum kharkiv kigali kingston kinshasa kobe
    kolkata kolhapur krakow kumasi kyiv kyoto lagos lahore leeds leicester leiden leipzig leuven
    liege lille lima limerick linz lisbon liverpool ljubljana lodz london luanda lusaka lviv lyon
    madrid malaga malmo managua manchester mandalay manila mannheim maputo maribor marrakesh
    marseille masaka mechelen medellin melbourne memphis miami milan milwaukee minneapolis minsk
    mombasa monrovia monterrey montevideo montpellier montreal mosul multan mumbai munich muscat
    nagoya nairobi nantes naples newcastle nice nicosia nottingham nuremberg odesa oporto osaka oslo
    ottawa oxford padua palermo panama paris patna pecs penang perth philadelphia phoenix pilsen
    pittsburgh plovdiv podgorica portland porto poznan prague presov pretoria pristina puebla pune
    quito rabat recife reykjavik riga riyadh rome rosario rotterdam rouen salamanca salvador
    salzburg santiago sapporo sarajevo savannah seattle semarang sendai seoul seville sfax shanghai
    sheffield shenzhen singapore skopje sofia split stockholm stuttgart surabaya sydney szczecin
    szeged taipei tallinn tampere tangier tartu tashkent tbilisi tehran thessaloniki tianjin tirana
    tokyo toledo toronto toulouse toyohashi tripoli tromso trondheim tunis turin turku tuzla
    uberlandia ulaanbaatar umea uppsala utrecht valencia valletta valparaiso vancouver varna venice
    verona vienna viljandi vilnius warsaw washington wellington windhoek winnipeg wroclaw wuhan
    yangon yerevan yokohama york zagreb zaragoza zenica zurich galway cork limerick
""") - word_set("nice split york salvador essen bath reading bari cali phoenix")
"""Cities, folded, none of them part of another; those that are also plain words are left out."""
