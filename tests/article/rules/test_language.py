"""Which language a text is in."""

import pytest

from bot.article.rules.language import detect_language


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("The harbour is closed and the boats are at home for the winter.", "en"),
        ("Le port est fermé et les bateaux sont dans la rade pour l’hiver.", "fr"),
        ("Der Hafen ist geschlossen, und die Boote sind den Winter über zu Hause.", "de"),
        ("El puerto está cerrado y los barcos se quedan en la bahía por el invierno.", "es"),
        ("Il porto è chiuso e le barche sono nella rada per il freddo che non passa.", "it"),
        ("Port jest zamknięty i łodzie są w domu na zimę, a jak się to skończy?", "pl"),
        ("O porto fica fechado e os barcos não saem, mas para que servem no inverno?", "pt"),
        ("De haven is dicht en de boten zijn in het dok om de winter door te komen.", "nl"),
        ("Гавань закрита, і човни стоять на березі, як це було й у минулі зими.", "uk"),
        ("Який обсяг допомоги Україні обіцяють партнери?", "uk"),
        ("Гавань закрыта, и лодки стоят на берегу, как это было и в прошлые зимы.", "ru"),
        ("الميناء مغلق والقوارب في البيت", "ar"),
        ("הנמל סגור והסירות בבית", "he"),
        ("Το λιμάνι είναι κλειστό", "el"),
        ("港は閉まっている。", "ja"),
        ("港口已经关闭。", "zh"),
        ("항구가 닫혔습니다", "ko"),
        ("Lorem ipsum dolor sit amet consectetur adipiscing elit", "und"),
        ("Doors", "und"),
        ("Какая помощь?", "und"),
        ("1984 + 37 = ?", "und"),
        ("", "und"),
    ],
)
def test_a_language_is_known_by_its_script_or_its_commonest_words(text: str, language: str):
    assert detect_language(text) == language
