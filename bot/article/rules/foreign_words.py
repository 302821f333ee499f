"""What words of other languages on our subject mean in English, so that a question asked in one
still finds the passages that come closest.

A few beginnings of words, without accents; no dictionary.
"""

import re
import unicodedata

_WORD = re.compile(r"[^\W\d_]+")

_BEGINNINGS = {
    "guarantee": "garant gwaran гарант zusicherung",
    "security": "sicherheit securit segurid sicurezz seguran bezpiecz veilighei безпек безопасн",
    "assurance": "assuranc zusage",
    "deterrence": "abschreck dissua disua deterren odstrasz afschrik стримув сдержив",
    "soldiers": "soldat soldad zolnier солдат",
    "force troops": "trupp troup tropa wojsk troepen військ войск",
    "war": "krieg guerre guerra wojn oorlog війн войн",
    "peace": "frieden paix paz pokoj vrede миру мирн",
    "ceasefire": "waffenstillst waffenruhe cessez rozejm staakt перемир",
    "treaty": "vertrag vertrage traite tratad trattat traktat verdrag догов",
    "sanctions": "sanktion sanci sanzion sankcj sanctie санкц",
    "NATO": "otan нато",
    "Russia": "russland russie rusia rosj rusland росі росс",
    "Moscow": "moskau moscou moscu mosca moskw moskou москв",
    "Ukraine": "ukrain ucran ucrain oekrain україн украин",
    "Kyiv": "kiew kiev kijow киев київ",
    "United States": "amerika amerik etats estados сша",
    "European Union": "europaisch europeen europea unia",
    "Germany": "deutschland allemagne alemania germania niemc duitsland німеч германи",
    "France": "frankreich francia frankrijk francj франц",
    "China": "chin китай",
    "help": "hilf beistand aide ayud aiut pomoc hulp допомог помощ",
    "attack": "angriff attaqu ataqu attacc atak aanval напад",
    "arms": "waffen armes armas armi bron wapen збро оруж",
    "nuclear": "nuklear atomwaff nucleair nuclear kernwapen ядер",
    "term last": "dauer dure dura lange gilt trwa duurt трива длит",
    "pay": "zahl paie paga plac betaal плат",
    "decide": "entscheid decid zdecyd beslis beslui виріш реша",
    "signed": "unterschr unterzeich signe firm podpis ondertek підпис подпис",
    "broke": "scheiter echou fracas fallo fallit falhou zawiod mislukt провал",
    "Budapest": "budap boedap будап",
    "memorandum": "memorand меморандум",
    "tripwire": "stolperdraht",
    "trigger": "auslos declench desencaden",
    "obligation": "verpflicht pflicht obligat zobow verplicht зобов обяз",
    "promise": "versprech promess promes obietnic belofte обіцян обещан",
    "alliance": "bundnis allianz allianc alianz alleanz sojusz bondgeno альянс",
    "talks negotiate": "verhandl negoci negozi negocj onderhandel перегов",
    "borders": "grenz frontier fronter granic grens кордон границ",
    "consultation": "konsult consult konsulta консульт",
    "veto": "veto вето",
    "neutral": "neutral neutr нейтрал",
    "automatic": "automat автомат",
}
_TABLE = tuple(
    (beginning, english)
    for english, beginnings in _BEGINNINGS.items()
    for beginning in beginnings.split()
)


def translate_words(question: str) -> str:
    """English for the words of a question that are known here, in order; "" if none is."""
    found: dict[str, None] = {}
    for word in _WORD.findall(question):
        plain = _strip_accents(word.lower())
        fitting = [(len(start), english) for start, english in _TABLE if plain.startswith(start)]
        if fitting:
            found[max(fitting)[1]] = None
    return " ".join(found)


def _strip_accents(word: str) -> str:
    """A word without its accents: *traités* is *traites*; Cyrillic letters keep theirs."""
    letters = []
    for letter in word:
        base = unicodedata.normalize("NFKD", letter)[0]
        letters.append(base if base.isascii() else letter)
    return "".join(letters).replace("ł", "l")
