"""Which language a question is in: by its script, its small words and the shapes of its words.

A question is short and holds names, so rare words tell nothing; and who asks in English must never
be told that it is another language. So another one is named only where its own small words or
letters stand there and hardly any English ones do.
"""

import re
from collections.abc import Collection, Iterable

from msgspec import Struct

from bot.article.rules.language import UNKNOWN, detect_language
from bot.kernel.terms import stem, words

_SMALL = {
    "en": "the a an of and to in is are was were be been do does did has have had will would can"
    " could should may might must what which who whom whose when where why how that this these"
    " those it its he she they them his her their we our you your i me my not no any all some if"
    " than then there for with from by at on about or but as after before during under over into"
    " between against without because more most many much say says said make made tell please yes",
    "fr": "le la les l d des du un une et est sont était qui que qu quoi quel quelle quels quelles"
    " quand où pourquoi comment combien dans pour par sur avec sans ne pas plus ce cette ces cet il"
    " elle ils elles on nous vous je tu leur leurs son sa ses au aux ou donc y en se a ont été peut"
    " doit fait faut était sera c s n j ça selon après avant entre contre chez sous",
    "de": "der die das den dem des ein eine einen einem einer eines und ist sind war waren wird"
    " werden wurde wer was wann wo warum wieso weshalb wie welche welcher welches welchen wem wen"
    " nicht kein keine mit von vom zu zum zur für auf aus bei nach über unter durch gegen ohne um"
    " im am sich er sie es wir ihr ich hat haben hatte kann können soll sollen muss müssen darf"
    " oder aber auch als nur noch dass wenn ob gibt vor seit bis zwischen viele viel",
    "es": "el la los las un una unos unas de del y es son fue qué quién quiénes cuál cuáles cuándo"
    " dónde por cómo cuánto cuántos para con sin en que se su sus no más al lo le les pero o como"
    " hay está están ha han ser puede según cuando quien sobre entre contra este esta",
    "it": "il lo la i gli le un uno una di del della dei delle e è sono era chi che cosa quale"
    " quali quando dove perché come quanto quanti per con senza in nel nella non più al alla da"
    " dal si ha hanno può ma o su sul tra fra questo questa",
    "pl": "i w we na z ze że się do nie jest są to o od za po przez oraz jak dla kto co kiedy gdzie"
    " dlaczego który która które ile czy jaki jaka jakie ma mają może był była było przed między",
    "pt": "o os as um uma de do da dos das e é são foi quem que qual quais quando onde por como"
    " quanto quantos para com sem em no na nos nas não mais ao à se mas ou há está pode segundo",
    "nl": "de het een en is zijn was wie wat wanneer waar waarom hoe welke welk hoeveel van voor"
    " met zonder in op aan te niet geen door naar bij uit om over onder tegen dat die dit deze er"
    " heeft hebben kan moet wordt worden of maar ook als",
    "uk": "і й та в у на з зі із що не до за від про це є хто коли де чому як який яка яке які чи"
    " скільки для був була було були його її їх або але якщо після перед між проти може має під",
    "ru": "и в на с со что не по это из от за к о об кто когда где почему как какой какая какое"
    " какие ли сколько для был была было были его её их или но если после перед между против может",
}  # fmt: skip
_ASKED_WITH = {
    "fr": "expliquez explique donnez donne faut peut existe dure contre combien signifie veut",
    "de": "erkläre nenne nennen bitte darf dürfen sollte sollten würde könnte brauchen"
    " braucht hilft schützt bricht bedeutet funktioniert geht gilt heißt lange wozu wofür womit"
    " wieviel dagegen dafür automatisch möglich schicken kämpfen erklären",
    "es": "explica explique dame puede pueden dura paga funciona quien quienes cual cuales cuando"
    " donde cuanto cuanta cuantos cuantas fallo falló según hay",
    "it": "spiega dammi dura paga funziona perche fallito significa",
    "pl": "płaci trwa zawiodło wyjaśnij długo wyśle działa znaczy podaj",
    "pt": "explique dura paga falhou funciona quanto quanta significa",
    "nl": "duurt mislukte bestaat hoelang betaalt werkt betekent uitleggen lang",
}
"""Verbs and wishes with which short questions are asked."""

_OWN_SCRIPTS = frozenset({"ar", "he", "ko", "el", "th", "ja", "zh"})
_KNOWN = _OWN_SCRIPTS.union(_SMALL)
_WORDS = {
    code: frozenset(f"{small} {_ASKED_WITH.get(code, '')}".split())
    for code, small in _SMALL.items()
}
_SMALL_WORDS = frozenset().union(*_WORDS.values())
_LETTERS = {
    "fr": re.compile(r"[çœêèàùûîô]|\b(?:qu|l|d|n|j|s|c)['’](?=[a-zéèêàâh])", re.IGNORECASE),
    "de": re.compile(
        r"ß|[äü]\w?[a-z]|\b\w{2,30}(?:ung|keit|heit|lich|schaft)(?:en)?\b", re.IGNORECASE
    ),
    "es": re.compile(r"[¿¡ñ]|\b\w{2,30}(?:ción|dad)(?:es)?\b", re.IGNORECASE),
    "it": re.compile(
        r"\b(?:dell|nell|all|un|c|perch|cos)['’è]|\b\w{2,30}(?:zione|zioni|ità)\b", re.IGNORECASE
    ),
    "pl": re.compile(r"[łąęśźżćń]", re.IGNORECASE),
    "pt": re.compile(r"[ãõ]|\b\w{2,30}ção\b", re.IGNORECASE),
    "nl": re.compile(
        r"\w*(?:ij|aa|oe|ee)\w*(?:en|t)\b(?=.*\b(?:het|een|van|wat|wie)\b)", re.IGNORECASE
    ),
    "uk": re.compile(r"[їєґі]", re.IGNORECASE),
    "ru": re.compile(r"[ыэъё]", re.IGNORECASE),
}
_ASKING = {
    code: frozenset(asking.split())
    for code, asking in {
        "fr": "qui que quoi quel quelle quels quelles quand pourquoi comment combien"
        " expliquez faut",
        "de": "wer wann wo warum wieso weshalb wie welche welcher welches welchen wem wen hat gibt"
        " erkläre nenne darf hilft bricht brauchen",
        "es": "qué quién quiénes cuál cuáles cuándo dónde cuánto cuántos cómo quien cuanto explica",
        "it": "chi che cosa quale quali quando perché perche come quanto quanti spiega",
        "pl": "kto co kiedy gdzie dlaczego które która ile czy jaki jaka jakie",
        "pt": "quem qual quais quando onde quanto quantos",
        "nl": "wie wanneer waar waarom welke welk hoeveel",
    }.items()
}
"""Words with which a question in a language begins; they tell more than others do."""

_CYRILLIC = re.compile(r"[а-яґєії]", re.IGNORECASE)
_ENOUGH = 2  # signs of a language
_WORD = re.compile(r"[^\W\d_]+")
_ASIDE = re.compile(r"[\"“„«(].*?[\"”»)]")  # words quoted are in their own language


class ForeignQuestion(Struct, frozen=True):
    """A question in another language (`spoken`) than the articles (`written`): ISO 639-1 codes."""

    spoken: str
    written: str


def find_foreign(question: str, written: Iterable[str]) -> ForeignQuestion | None:
    """The languages of a question and of the articles it is put to, where they differ."""
    known = [code for code in written if code in _KNOWN]
    spoken = detect_question_language(question)
    if spoken == UNKNOWN or not known or spoken in known:
        return None
    return ForeignQuestion(spoken, known[0])


def detect_question_language(question: str) -> str:
    """An ISO 639-1 code, or "und" where the question is too short to tell or mixes languages."""
    asked = _ASIDE.sub(" ", question)
    by_script = detect_language(asked)
    if by_script in _OWN_SCRIPTS:
        return by_script
    whole = _WORD.findall(asked)
    lower = [word.lower() for word in whole]
    if len(_CYRILLIC.findall(asked)) * 2 > sum(map(len, whole)):
        return _cyrillic(asked, lower)
    small = [word.lower() for n, word in enumerate(whole) if n == 0 or word.islower()]
    signed = " ".join(word for word in asked.split() if not word[:1].isupper())
    scores = {code: _score(code, signed, small) for code in _ASKING}
    best, other = sorted(scores, key=scores.__getitem__, reverse=True)[:2]
    foreign = scores[best]
    english = sum(word in _WORDS["en"] - _WORDS[best] for word in small)
    if foreign >= _ENOUGH and foreign > 2 * english:
        return best if foreign > scores[other] else UNKNOWN
    return "en" if english > foreign else UNKNOWN


def may_be_foreign(question: str) -> bool:
    """Is it open whether a question is in English: it has no small English word, and one of another
    language or a letter of its own?"""
    if detect_question_language(question) != UNKNOWN:
        return False
    lower = {word.lower() for word in _WORD.findall(_ASIDE.sub(" ", question))}
    is_english = not lower.isdisjoint(_WORDS["en"])
    others = frozenset[str]().union(*(_WORDS[code] for code in _WORDS if code != "en"))
    return not is_english and (not lower.isdisjoint(others) or not question.isascii())


def _cyrillic(asked: str, lower: list[str]) -> str:
    ukrainian = sum(word in _WORDS["uk"] for word in lower) + 2 * bool(_LETTERS["uk"].search(asked))
    russian = sum(word in _WORDS["ru"] for word in lower) + 2 * bool(_LETTERS["ru"].search(asked))
    if ukrainian == russian:
        return UNKNOWN
    return "uk" if ukrainian > russian else "ru"


def _score(code: str, signed: str, small: list[str]) -> int:
    """How much speaks for a language: its small words that are not English as well, the word with
    which it asks, and its letters."""
    own = sum(word in _WORDS[code] - _WORDS["en"] for word in small)
    asks = small[:1] != [] and small[0] in _ASKING[code]
    signs = _LETTERS[code].search(signed) is not None
    return own + asks + (signs and own > 0)


def find_shared_words(question: str, vocabulary: Collection[str]) -> str:
    """The names and numbers of a question that stand in articles of whatever language; "" if there
    are none. `vocabulary` holds the stems of the articles' words."""
    named = (word for word in words(question) if word[0].isupper() or word[0].isdigit())
    return " ".join(
        word for word in named if word.lower() not in _SMALL_WORDS and stem(word) in vocabulary
    )
