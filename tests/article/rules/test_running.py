"""Questions about Parley's own running are told from those about an article."""

import pytest

from bot.article.rules.running import RunningTopic, find_running_topic

BACKUP, ROLES, KEYS = RunningTopic.BACKUP, RunningTopic.ROLES, RunningTopic.KEYS
COST, PRIVACY = RunningTopic.COST, RunningTopic.PRIVACY


@pytest.mark.parametrize(
    ("question", "topic"),
    [
        ("How do I make a backup?", BACKUP),
        ("Where are the backups kept?", BACKUP),
        ("how do i back up parley", BACKUP),
        ("can I restore a backup", BACKUP),
        ("How do I make somebody a chair?", ROLES),
        ("how do i become an admin", ROLES),
        ("who can be chair here?", ROLES),
        ("How do I give somebody the chair role?", ROLES),
        ("where do I put the discord token", KEYS),
        ("how do I get an API key", KEYS),
        ("what does parley cost?", COST),
        ("is this bot free", COST),
        ("Does Parley read my messages?", PRIVACY),
        ("are my votes secret and private?", PRIVACY),
        ("GDPR?", PRIVACY),
    ],
)
def test_questions_about_running_parley_are_known(question: str, topic: RunningTopic) -> None:
    assert find_running_topic(question) is topic


@pytest.mark.parametrize(
    "question",
    [
        "What does a guarantee cost?",
        "Who pays for the guarantee?",
        "What backup do the guarantors have?",
        "Does a tripwire force need back up?",
        "Do guarantors keep their word?",
        "Who chairs the assessment?",
        "Is a promise free?",
        "Is neutrality a private matter?",
        "Who keeps Russia from attacking?",
        "What is a token force?",
        "Who makes the decision to respond?",
    ],
)
def test_questions_about_the_article_are_left_to_it(question: str) -> None:
    assert find_running_topic(question) is None
