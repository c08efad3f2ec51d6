"""Whether a note is in English, told by the small words that every sentence needs."""

from __future__ import annotations

import re

from ccc.scoring.lexicon.vocabulary import COMMON, STOP
from ccc.scoring.text.note import Note

_OTHERS = {
    name: frozenset(text.split())
    for name, text in {
        "Dutch": """
            aan als bent bij dat de deze een en er graag heb hebt hem het hoe hoi ik is je jij
            jouw jullie kan kun maar met mijn naar niet om ons ook op te u uw van voor wat wij wil
            zijn zou
        """,
        "German": """
            aber als am auch auf bei bin das dem den der die du ein eine einen fur für gerne guten
            habe haben hallo ich ihr ihre ihrem ihren im ist kann mein meine meinem mit nicht sie
            sind uber und uns von wie wir wurde würde zu zum zur über
        """,
        "French": """
            ai au aussi aux avec avez bonjour c'est ce cette dans de des du elle est et il j'ai je
            la le les ma merci mes mon nous pas pour que qui suis sur tu un une vos votre vous
        """,
        "Spanish": """
            al como con cuando de del el en es esta gracias hola la las le lo los me mi mis muy no
            para pero por que se si soy su sus tambien también tu un una unos usted y yo
        """,
        "Portuguese": """
            a as com como da das de do dos e em eu mas me meu minha muito na nao no não o obrigada
            obrigado ola olá os para por que se seu sou sua tambem também um uma voce você é
        """,
        "Italian": """
            alla anche buongiorno che ciao come con del della di e gli grazie il in io la le lei
            lo ma mi mia mio molto nel non per questo si sono sua suo tu un una è
        """,
        "Swedish": """
            ar av den det din ditt du en ett for fran från för har hej heter inte jag kan med min
            ni och ocksa också om oss pa på skulle som tack till vi vill är
        """,
        "Norwegian": """
            av den dere det din du en er et for fra har hei ikke jeg kan med min og ogsa også om
            oss pa på skulle som takk til vi vil
        """,
        "Polish": """
            bardzo czy dla do dobry dziekuje dzien dzień dziękuję i ja jak jest jestem moj mój na
            nie oraz pan pani po sie się to ty w witam z ze że
        """,
        "Turkish": """
            ben benim bir bu cok da de degil değil icin ile için merhaba ne olarak sen siz sizin
            tesekkurler teşekkürler var ve çok
        """,
        "Indonesian": """
            ada adalah akan anda bisa bu dan dari dengan di halo ini itu juga kamu kasih ke nama
            pak saya terima tidak untuk yang
        """,
        "Swahili": """
            asante habari hii hiyo jina katika kwa langu mimi mwalimu na ni nina sana tafadhali wa
            wewe ya yako yangu
        """,
        "Tagalog": """
            ako ang ay din hindi ikaw ka kayo ko kumusta mga mo na namin ng po rin sa salamat
        """,
        "Czech": """
            a dekuji den do dobry dobrý děkuji ja jak je jsem já muj můj na ne po pro s se take
            také to ty v velmi vy ze že
        """,
        "Hindi": """
            aap aapka aapke aapki aapko acha accha aur bahut bhi hai hain ham hamara hum hume isliye
            ji ka kaise kar karna ke ki ko koi kuch kya liye main mein mera mere meri mujhe namaste
            nahi nahin par raha rahi sakta sakte se tha thi toh wala woh yeh
        """,
        "Vietnamese": """
            anh ban bạn cam cảm chao chào chi chị co có cua của em khong không la là ơn rat rất tôi
            toi va và voi với xin
        """,
        "Romanian": """
            am buna bună ca că cu dar de din dumneavoastra dumneavoastră este eu în la mea meu
            mulțumesc multumesc nu pe pentru sa să si și sunt va vă
        """,
        "Hungarian": """
            a az egy és en én hogy is itt koszonom köszönöm meg nagyon nem on ön szia szeretnek
            szeretnék udvozlom üdvözlöm van vagyok
        """,
        "Finnish": """
            ei etta että hei ja kanssa kiitos mina minä myos myös olen on se sina sinä te
        """,
    }.items()
}

_ENGLISH = STOP | COMMON
_NOT_LATIN = re.compile("[^\u0000-\u024f\u1e00-\u1eff]")


def is_another_language(note: Note) -> bool:
    """Whether most of the note is in a language other than English."""
    if _NOT_LATIN.search(note.plain) and _is_mostly_foreign(note.plain):
        return True
    forms = note.forms
    if len(forms) < 4:
        return False
    english = sum(map(_ENGLISH.__contains__, forms))
    if english * 2 >= len(forms):
        return False
    best = max(sum(form in words for form in forms) for words in _OTHERS.values())
    return best >= 3 and best > english and best * 5 >= len(forms)


def _is_mostly_foreign(plain: str) -> bool:
    letters = [c for c in plain if c.isalpha()]
    foreign = [c for c in letters if _NOT_LATIN.match(c)]
    return len(foreign) * 2 > len(letters)
