"""General vocabulary: everyday words, informal spellings, irregular forms, words for one thing."""

from __future__ import annotations

from collections.abc import Iterator


def word_set(text: str) -> frozenset[str]:
    """The words of a text, parted by blanks."""
    return frozenset(text.split())


def _pairs(text: str) -> Iterator[tuple[str, str]]:
    for pair in text.split():
        word, _, other = pair.partition("=")
        yield word, other


def _table(text: str) -> dict[str, str]:
    """Groups of words parted by semicolons; every later word of a group maps to the first."""
    groups = (group.split() for group in text.split(";"))
    return {word: group[0] for group in groups if group for word in group[1:]}


PLAIN_SPELLING = {
    spelling: plain.replace("_", " ")
    for spelling, plain in _pairs("""
        u=you ur=your r=are im=i'm ive=i've ill=i'll id=i'd dont=don't doesnt=doesn't cant=can't
        wont=won't didnt=didn't isnt=isn't youre=you're youve=you've theres=there's thats=that's
        whats=what's pls=please plz=please kindly=kindly thx=thanks tks=thanks ty=thanks
        thnx=thanks abt=about w=with wkend=weekend wkends=weekends yrs=years yr=year
        exp=experience btw=by_the_way tho=though thru=through thurs=thursday thu=thursday
        tues=tuesday tue=tuesday wed=wednesday fri=friday mon=monday wrk=work
        ppl=people bc=because cuz=because coz=because gonna=going_to wanna=want_to gotta=got_to
        lets=let's hav=have wud=would cud=could shud=should n=and nd=and luv=love msg=message
        hii=hi hiii=hi heyy=hey heyyy=hey helo=hello omg=oh rofl=lol lmao=lol
        info=information pic=picture pics=pictures vid=video vids=videos uni=university
        alum=alumnus studing=studying collegue=colleague recieve=receive intrested=interested
        interresting=interesting conect=connect profil=profile intresting=interesting
        excelent=excellent experiance=experience write-up=writeup write-ups=writeups meet-up=meetup
        meet-ups=meetups open-day=openday open-days=opendays co-worker=coworker co-workers=coworkers
    """)
}
"""Informal or misspelt forms and how they are read; plain, second-language English costs nought."""

IRREGULAR = _table("""
    teach taught; drive drove driven; write wrote written; run ran; sing sang sung; speak spoke
    spoken; lead led; swim swam swum; build built; keep kept; make made; give gave given; grow
    grew grown; begin began begun; see saw seen; hear heard; sit sat; buy bought; bring brought;
    think thought; child children; woman women; man men; foot feet; tooth teeth; wife wives; life
    lives; knife knives; leave left; meet met; tell told; say said; find found; get got gotten;
    take took taken; know knew known; sell sold; send sent; spend spent; win won; lose lost;
    catch caught; feel felt; fly flew flown; draw drew drawn; break broke broken; choose chose
    chosen; shut shuts; sew sewn sewed; learn learnt; burn burnt; sleep slept; hold held; stand
    stood; understand understood; wear wore worn; ride rode ridden; rise rose risen; fall fell
    fallen; throw threw thrown; bake baked; mean meant; pay paid; deal dealt; lay laid; ring rang
    rung; drink drank drunk; eat ate eaten; become became; come came; go went gone; shelf
    shelves; loaf loaves; leaf leaves; half halves; datum data; mouse mice
""")
"""Irregular forms and the word they belong to."""

SAME = _table("""
    univers university uni college campus; child kid pupil; post article piece blog essay column
    writeup; talk speech panel presentation stage keynote lecture speak speaker; podcast
    episode; photo picture image photograph; schedul roster rota; hire recruit vacanc
    vacancy; sick ill illness; bike bicycle cycle cycling; math maths mathematics; stat stats
    statistics statistician statistic; shop store; boss manager; colleague coworker
    teammate; alumn alumnus alumni alumna alum graduate grad; abbreviat abbreviation shorthand;
    slang jargon; newspaper paper; film movie; hospital clinic; physician doctor dr; bag luggage;
    seamstress sew sewing; choir sing singing; monday mondays; tuesday tuesdays; wednesday
    wednesdays; thursday thursdays; friday fridays; saturday saturdays; sunday sundays; garbage
    trash rubbish; lorry truck; flat apartment; lift elevator; mum mom mother; dad father; zip
    zipper; spreadsheet sheet excel; cv resume; start begin; finish end; 4 four; 5 five; 6 six; 7
    seven; 8 eight; 9 nine; 10 ten; 11 eleven; 12 twelve; 13 thirteen; 14 fourteen; 15 fifteen;
    16 sixteen; 17 seventeen; 18 eighteen; 19 nineteen; 20 twenty; 30 thirty; 40 forty; 50 fifty;
    60 sixty; 70 seventy; 80 eighty; 90 ninety; 100 hundred
""")
"""Words that mean one thing here, and the first of them, which stands for all."""

STOP = word_set("""
    a about after again all also although always am an and any anybody anyone anything are as at
    be because been before being between bit both but by can can't cheers could dear did didn't
    do does doesn't doing don't done dr during each etc even ever every everybody everyone
    everything few for from had haha has have having he he's hehe hello her here hers hey hi him
    his how i i'd i'll i'm i've if in into is isn't it it's its itself just let's lol lot lots love
    loved loves loving
    ma'am madam mam many may me might mine more most mr mrs ms much must my myself never no
    nobody nor not now of off oh ok okay on once one ones only onto or other others our ours out
    over own per please prof ps quite re really regards same shall she she's should since
    sincerely sir so some somebody someone something soon still such than thank thanks that
    that's the their theirs them then there there's these they they're they've this those though
    through till to too under until up upon us very via was wasn't we we'd we'll we're we've well
    were weren't what what's when where which while who whom whose why will with within without
    won't would yeah yes yet you you'd you'll you're you've your yours yourself
""")
"""Words of grammar and greeting, which tell nothing about a person."""

COMMON = word_set("""
    able above accept account across actually add afraid afternoon age ago agree ahead allow
    almost alone along already amazing among answer appreciate appreciated april area around
    arrive article ask audience august available away back bad bag base beautiful become bed
    begin behind believe belong benefit best better big bless body book bored boss bottom boy
    break brilliant bring brother brought build business busy buy call came cannot care career
    carry case catch cause certain chance change chat check child children city class clean clear
    clever close club coffee cold collaborate collaboration colleague collect college come
    comment common community companies company complete connect connection connections contact
    contacts continue conversation copy cost could country couple course cover create cup curious
    current customer cut daily data date daughter day days deal december decide deep definitely
    delight delighted development different difficult direct discover discuss door down dream
    drive each early easy eat else email employee end energy english enjoy enjoyed enough
    especially evening event every exact exactly example excellent exchange excited exciting
    experience expert explain explore extra eye eyes face fact fall family fan far fast father
    favourite february feel feels fellow fellowship field file fill find fine finish first fit
    focus folks follow forget form forward forwards found four free fresh friday friend friendly
    friends full fun funny future game gave general get girl give glad go goal goals god goes
    going gone good grateful great greetings group grow growing guess guide guy half hand hands
    happen happy hard head hear heard heart help helpful hire hiring hit hold home honest honor
    honour hope hoping hospital hour hours house huge human humble idea ideas imagine important
    impress impressed impressive improve include industry information insight insights inspire
    inspired inspiring interest interested interesting international internet invitation invite
    issue january job join journey july june junior keen keep kid kids kind kindly know knowledge
    land large last late later lead leader leaders leadership learn learning leave left less let
    level life like likeminded line link linkedin list listen little live long look looked
    looking lost love loved low luck made main make man manager many march match matter maybe
    mean meet meeting member members mention message met middle mind minded minute minutes miss
    mission moment monday money month months morning move moved mutual name near necessary need
    needs network networking new news next nice night nights note nothing notice november number
    october offer office old open opportunities opportunity order page part pass passion
    passionate past people perfect perhaps person personal phone pick picture piece place plan
    play pleasure plus point possible post posts power practice present pretty probably problem
    process profession professional professionals profile project proud public put question
    questions quick quickly quiet reach read reading ready real reason receive recent recently
    recommend regular relate remember reply request resonated respect respected rest result
    results right road role room run sale same saturday save saw say says school search second
    see seem seen send senior sense sent september serious service set several share sharing
    sheet short show side similar simple simply sincere sister sit site situation skills sleep
    small smile solution solutions someday son sorry sort sound speak special spent staff stand
    start started state stay step stop story strong student students study stuff success
    successful suggest sunday sure surprise synergies synergy system table take taken talk
    talking teach team team's tell text thing things think thought thoughts three thursday time
    times tip tips today together told tomorrow took top topic touch touchbase town trade train
    training travel true truly trust try trying tuesday turn two understand use used useful usual
    value various version view vision visit voice wait walk want wanted warm watch watched water
    way ways wednesday week weekend weeks welcome went whole wife wish woman women wonder
    wonderful word words work worked working works world world's worth write wrong wrote year
    years yesterday young

    hence thus therefore nodded noticed notice attached strings lend request requests favour favor

    achievement achievements activities activity ad advert approach article articles aspect aspects
    attitude audio background blog book books case challenge challenges chapter client clients
    column comments contribution department duties duty effort efforts episode essay film firm
    helping initiative initiatives interview interviews key lecture local magazine management
    meetup method methods model modern newsletter newsletters newspaper organisation organization
    panel plans podcast podcasts posted product products programme progress publication quality
    reel related report research respond response role series session situation skill slides
    society speaker special state strategy subject success support talks task tasks themes thoughts
    coworker coworkers meetups openday opendays writeup writeups
    thread topics tutorial type useful video videos webinar webinars workplace workshop workshops
""")
"""Words so common that they say little about one person; they weigh a third of a rarer word."""


EVERYDAY = 0.3
"""What an everyday word weighs, where a rarer one weighs 1."""


def rarity(form: str, stem: str) -> float:
    """How much a word tells about one person: 0 for grammar, little for everyday words, else 1."""
    if form in STOP or len(form) < 2:
        return 0.0
    if form in COMMON or stem in COMMON or form.removesuffix("'s") in COMMON:
        return EVERYDAY
    return 1.0
