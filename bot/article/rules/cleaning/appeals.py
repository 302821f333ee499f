"""Short paragraphs that ask the reader for something: to subscribe, to accept, to read on."""

import re

from bot.article.rules.reading import RemovalReason

LONGEST_APPEAL = 420
"""Characters of a paragraph that can be an appeal by its words."""

_ELSEWHERE = (
    r".{0,400}\b(?:read more|continue reading|weiterlesen|lire la suite|leer m[áa]s)"
    r"\s*[»›→>.…]*$"
)
_PROMOTING = "|".join(
    (
        r"(?=.{0,250}\b(?:our|your|us|you|my|now|today|here|free|nos|notre|votre|unser\w*|ihr\w*)\b)"
        r"(?:sign up|subscribe|get|join|never miss|don['’]t miss|try|support|enter your e-?mail"
        r"|register|become|inscri|abonnez|recevez|erhalten sie|melden sie sich|jetzt)\b.{0,300}?\b"
        r"(?:newsletter|inbox|unlimited access|cancel (?:any ?time|at any time)|subscribers?\b"
        r"|subscription|for free today|independent journalism|free trial|bo[iî]te mail|postfach)",
        r"newsletter\b(?! (?:is|was|has|said)).{0,300}"
        r"(?:sign ?up|inscrire|subscribe|anmelden)\W*$",
        r".{0,160}\b(?:is a reader-supported publication|consider becoming a (?:free or )?paid"
        r"|a (?:paying )?(?:subscriber|supporter) today"
        r"|delivered (?:straight |directly )?to your inbox)",
        r"thanks for reading.{0,80}(?:subscribe|share|public)",
        r"(?:this (?:article|story|content) is|the rest of this .{3,20} is|la suite est"
        r"|il vous reste) .{0,60}(?:subscribers|members|abonn[ée]s|à lire)",
        r"to (?:continue|keep) reading,",
        r"you have (?:read|reached|\d+) .{0,40}free (?:articles?|stories)",
        r"(?:like what you (?:read|see)|enjoyed this|if you (?:liked|enjoyed) this)\b.{0,160}",
        r"(?:reg[íi]strate|suscr[íi]bete|si tienes cuenta|abbonati|iscriviti|zarejestruj)\b",
        r"(?:keep|continue) reading (?:for|with|by|this .{3,12} (?:with|by))\b",
        r"this (?:article|story|content) is (?:only |exclusively )?for (?:our |paying )?"
        r"(?:subscribers|members)\b",
        r"(?:have you got|do you have) an account\b",
        r"(?:to (?:view|read|see) the (?:full|whole|rest of)|subscribe (?:now )?(?:to|for)) .{0,80}"
        r"(?:subscrib|sign in|log in|full story|full article)",
        r"(?=.{0,200}\b(?:twitter|facebook|instagram|telegram|whatsapp|linkedin|youtube|threads"
        r"|mastodon|bluesky|tiktok|messenger|google news|viber)\b)(?:follow|like|find|connect with"
        r"|chat with|join|visit|s[íi]guenos|seguinos|[úu]nete|sigue|siga|acompanhe|suivez|rejoignez"
        r"|folge|folgen sie|besuche|segui|seguici|підпис\w+|підпиш\w+|подпис\w+|подпиш\w+|стежте|"
        r"приєдн\w+|присоедин\w+|читайте нас)\b",
        r"(?:click|tap) here (?:to|for) (?:get|download|read|subscribe|sign|join|listen|watch"
        r"|the)\b",
        r"(?:like|enjoyed?|love) (?:it|this|what).{0,30}\? (?:share|tell|pass)\b",
        r"(?:want|looking for|need|hungry for) (?:even )?more\b.{0,60}\?.{0,200}"
        r"(?:subscri|newsletter|sign up|get a|follow)",
        r"(?:you have been|you are now|you['’]re) (?:successfully )?subscribed",
        r"(?:if you (?:buy|click|purchase)|we|this (?:post|article|site|page|story)|when you buy)\b"
        r"(?: may| can| might| will)? ?.{0,80}\b(?:commission|affiliate"
        r"|share of (?:the )?sales?)\b",
        r"(?:do you know more|do you have|have you got|got|have)\b.{0,50}\b(?:tip|story"
        r"|question|opinion|view"
        r"|stories|information|more)\b.{0,40}\?.{0,160}(?:@|write|e-?mail|contact|get in touch)",
        r"do you know more\b.{0,200}@",
        r"(?:send|write|e-?mail) .{0,80}\b(?:letters?|tips?|comments|feedback)\b.{0,120}@",
        r"letters (?:may|should|must|can) be\b.{0,200}",
        r".{0,120}\bletters to the editor\b.{0,120}(?:hear|@|submit)",
        r"download (?:the|our) .{0,40}\bapp\b",
        r"(?:tell us|let us know)\b.{0,60}(?:missing|feedback|comment|think)",
        r"already (?:a|have) .{0,30}(?:subscri|account|member).{0,40}(?:log|sign) in",
    )
)
_LEGAL = "|".join(
    (
        r"(?=.{0,400}\b(?:consent|accept|privacy|browser|devices?|analy[sz]e|preferences|settings"
        r"|polic(?:y|ies)|third[- ]part(?:y|ies)|personali[sz]e|partners|experience|site)\b)"
        r"(?:we|this (?:web)?site|our (?:web)?site|.{3,40} and (?:our|its) .{0,20}partners)\b"
        r".{0,60}\b(?:uses?|using|stores?|sets?|places?|love)\b.{0,90}\bcookies\b",
        r"by (?:continuing|using|clicking|browsing)\b.{0,120}"
        r"\b(?:you (?:agree|accept|consent)|our (?:terms|cookie|privacy))",
        r"(?:.{0,120}\bcopyright )?(?:©|\(c\) ?\d{4})(?=.{0,160}$|.{0,400}\brights\b)",
        r"(?:this document is subject to|material is protected by) copyright\b",
        r".{0,60}\b(?:text|content|material) is (?:available|licensed) under\b",
        r"(?:передрук|перепечатка|nachdruck|reproduction|reprodução|reproducción|riproduzione"
        r"|materiał chroniony|kopiowanie)\b.{0,250}",
        r".{0,200}\b(?:re)?printed (?:by|with) (?:kind )?permission",
        r".{0,160}\ball rights reserved",
        r"(?:you need to|please|to .{3,40},) enable javascript",
        r"this (?:site|page|app) (?:requires|needs) javascript",
        r"javascript (?:is|must be) (?:disabled|required|enabled)",
        r"(?:nous|notre site|wir|diese (?:web)?seite)\b.{0,80}\bcookies\b",
        r"(?:this|a version of this) (?:article|story|piece|essay|interview)\b.{0,40}"
        r"\b(?:appeared|was (?:first |originally )?published) in\b",
        r"(?:this .{3,20} )?(?:was )?(?:originally|first) (?:published|appeared) (?:at|in|on"
        r"|by)\b.{0,200}",
        r"newsletters may contain info about charities",
    )
)
_POSTED = (
    r"this (?:entry|post|article|story) was (?:posted|written|published|filed)"
    r" (?:on|by|in|under|at)\b"
)
_APPEALS = tuple(
    (reason, re.compile(pattern, re.IGNORECASE))
    for reason, pattern in (
        (RemovalReason.RELATED, _ELSEWHERE),
        (RemovalReason.PROMOTION, _PROMOTING),
        (RemovalReason.LEGAL, _LEGAL),
        (RemovalReason.BYLINE, _POSTED),
    )
)


def appeal(line: str) -> RemovalReason | None:
    """What a short paragraph asks for, by its words alone; None for all else."""
    if len(line) > LONGEST_APPEAL:
        return None
    return next((reason for reason, pattern in _APPEALS if pattern.match(line)), None)
