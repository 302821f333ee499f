"""Lines that stand around an article on the web and are no part of it, known by their words."""

import re

from bot.article.rules.cleaning.appeals import appeal
from bot.article.rules.cleaning.names import clean_author
from bot.article.rules.reading import RemovalReason

LONGEST = 120
"""Characters of a line that can be furniture by its words alone."""

_SURE: tuple[tuple[RemovalReason, str], ...] = (
    (
        RemovalReason.COMMENTS,
        r"leave a (comment|reply)|post a comment|write a comment|\d+ (comments?|responses?|replies)"
        r"|(no|show|view|load|all|join the) (comments?|conversation|discussion).{0,20}"
        r"|be the first to comment.?|log ?in to comment|laisser un commentaire|r[ée]agir"
        r"|\d+ (commentaires?|kommentare?)|kommentar schreiben|kommentare|(top rated|latest|recent"
        r"|all|reader) comments|letzte kommentare|(comments|комментарии|коментарі|komentarze"
        r"|commenti|comentarios|comentários|commentaires|kommentare|reacties) ?[(:]? ?\d+\)?"
        r"|залишити коментар|оставить комментарий|deja un comentario"
        r"|deixe um comentário|评论|コメント",
    ),
    (
        RemovalReason.RELATED,
        r"you (may|might) (also )?(like|enjoy|be interested in)( this| these)?|related( articles?"
        r"| posts?| stories| news| content)?|more (on this( story| topic)?|like this|from .{2,30})"
        r"|(read|see|watch) (also|more|next|too)( ?:.{0,90})?|also read( ?:.{0,90})?"
        r"|recommended( for you| reading)?|most (read|popular|viewed)|trending( now)?|up next"
        r"|(next|previous) (article|post|story)|latest (news|stories)|popular (posts|stories)"
        r"|keep reading|further reading on this site|(à|a) lire( aussi)?( ?:.{0,90})?"
        r"|lire aussi( ?:.{0,90})?|sur le m[êe]me sujet|les plus lus|lesen sie (auch|mehr)"
        r"( ?:.{0,90})?|mehr zum thema|das könnte (sie|dich) auch interessieren|meistgelesen"
        r"|related ?: .{3,100}"
        r"|lei[ae] (também|mais)|lea tambi[ée]n|ver tambi[ée]n|leggi anche|czytaj (też|także)"
        r"|more (great |top |recent |related |of our )?(\S+ ){0,4}(stories|articles|news|coverage"
        r"|posts|headlines|columns)|don['’]t miss|popular (on|in) .{2,30}|trending (news"
        r"|stories|topics"
        r"|on .{2,30})|related (links?|tags?|coverage|topics|reading|searches|pages|videos)"
        r"( from .{2,60})?|explore (further|more)|top (stories|news|headlines)|(opinion|news) today"
        r"|other (\S+ ){0,3}(columns|stories|articles|speeches|posts)( by .{2,40})?"
        r"|readers also .{2,30}"
        r"|from the same .{2,20}|in this section|you (may|might) also .{2,30}"
        r"|letters in response .{2,40}"
        r"|more( .{3,20} by .{3,40})?|more (in|on) .{3,30}|(featured|recent) slide ?shows?"
        r"|topics? ?: .{3,100}|you (may|might) have missed|in other news|in case you missed it"
        r"|ähnliche (beiträge|themen|artikel)|weitere (beiträge|themen|artikel|informationen|infos"
        r"|meldungen|nachrichten)( .{2,40})?|mehr (zu|von|aus) .{2,40}|mehr (kolumnen|artikel"
        r"|beiträge"
        r"|nachrichten)( .{2,40})?|verwandte (themen|artikel|beiträge)\w*|auch interessant"
        r"|articles? (liés|connexes|similaires|associés)|sur le même thème|les plus (consultés"
        r"|commentés)|plus d['’](articles|actualités)|(notas?|temas?|art[ií]culos?|noticias"
        r"|contenidos?|not[ií]cias|artigos|mat[ée]rias) (relacionad[oa]s?|recomendad[oa]s?)"
        r"|te puede interesar|m[áa]s (noticias|leíd[oa]s)|veja (também|mais)|saiba mais|mais lidas"
        r"|articoli correlati|potrebbe interessarti( anche)?|i più letti|zobacz (też|także|również)"
        r"|przeczytaj (też|także|również)( ?:.{0,90})?|powiązane( artykuły)?|(новини|новости"
        r"|матеріали|материалы|статті|статьи) (за темою|по теме)|популярн\w{1,3}|останні новини"
        r"|последние новости|(схожі|похожие) .{3,20}|(дивіться|смотрите) (також"
        r"|также)|相關文章|相关阅读"
        r"|相关新闻|延伸阅读|延伸閱讀|читайте (ще|ещё|нас)( ?:.{0,90})?"
        r"|lees ook|läs också|читайте (также|також)( ?:.{0,90})?|関連記事|اقرأ أيضا",
    ),
    (
        RemovalReason.PROMOTION,
        r"(advertisement|advertising|sponsored( content| post)?|promoted|ad)|publicit[ée]|anzeige"
        r"|werbung|the (sequel|rest|continuation) after (the|this) ad(vertisement)?"
        r"|la suite apr[èe]s (la|cette) publicit[ée]|(article |story |text )?continues? (below"
        r"|after( the| this)? ad(vertisement)?).{0,20}|scroll (down )?(to continue|for more).{0,20}"
        r"|skip (ad|advertisement|past .{3,40})|(sign|signing) up (for|to) .{3,80}"
        r"|subscribe( now| today| here| to .{3,80}| for .{3,80})?!?|get (our|the|your) .{0,30}"
        r"newsletter.{0,40}|(join|follow) (us|our) .{0,50}|support (our|independent|quality)"
        r" .{3,50}|become a (member|subscriber|supporter).{0,40}|donate( now| today)?"
        r"|already a (member|subscriber).{0,40}"
        r"|this article is (free|reserved|for subscribers).{0,40}|(abonnez-vous|s['’]abonner"
        r"|inscrivez-vous).{0,70}|article r[ée]serv[ée] aux abonn[ée]s"
        r"|jetzt (abonnieren|anmelden|registrieren).{0,50}|newsletter( abonnieren)?",
    ),
    (
        RemovalReason.SHARING,
        r"share( this)?( article| post| story| on .{3,40})?|(share|save|print|email|tweet|copy link"
        r"|facebook|twitter|x|linkedin|whatsapp|telegram|reddit|pinterest|instagram|bluesky"
        r"|mastodon)([ ,|·•/]+(share|save|print|email|tweet|copy link|facebook|twitter|x|linkedin"
        r"|whatsapp|telegram|reddit|pinterest|instagram|bluesky|mastodon))*|partager( cet article"
        r"| sur .{3,30})?|teilen|artikel (teilen|drucken)|listen to (this )?article.{0,20}"
        r"|(font|text) size.{0,20}",
    ),
    (
        RemovalReason.LEGAL,
        r"(©|\(c\)|copyright).{0,110}|all rights reserved.?|tous droits r[ée]serv[ée]s.?|alle"
        r" rechte vorbehalten.?|todos os direitos reservados.?|todos los derechos reservados.?"
        r"|tutti i diritti riservati.?|wszelkie prawa zastrzeżone.?|ус[іе] права захищен[оі].{0,60}"
        r"|все права защищены.{0,60}|جميع الحقوق محفوظة|(we|this (web)?site) uses? cookies.{0,100}"
        r"|(accept|reject|manage)( all)? cookies?|cookie (policy|settings|preferences)"
        r"|privacy policy|terms (of (use|service)|and conditions)|mentions l[ée]gales|impressum"
        r"|datenschutz.{0,20}|accepter et continuer",
    ),
    (
        RemovalReason.NAVIGATION,
        r"url ?: ?https?:.*|(skip to|jump to) (main |the )?(content|navigation)"
        r"|home( ?[>›»/|·] ?.{1,60})+|menu|←.{2,110}|.{2,110}→|\d{1,2}:\d{2}( ?/ ?\d{1,2}:\d{2})"
        r"|(page|site|website) (maintained|designed|hosted|created) by .{2,80}"
        r"|\d{1,3} ?(of|/) ?\d{1,3}|page \d{1,3}( of \d{1,3})?|loading\W*"
        r"|(download|read) (the )?(full )?(brief|report|paper|pdf|article|biography)( \(.{0,30}\))?"
        r"|.{3,80} [–—|·-] (page|seite|p\.) ?\d{1,3}|artikel (drucken|versenden|weiterempfehlen)"
        r"|(table of )?contents|on this page|in this article|inhalt(sverzeichnis)?|sommaire|зміст"
        r"|содержание|spis treści|toggle the table of contents"
        r"|search|back to (top|home|all .{3,30})"
        r"|(toggle|open|close) (navigation|menu)|breadcrumbs?"
        r"|(log|sign) ?(in|out)|(aller au contenu|accueil|rechercher)|(startseite"
        r"|zum inhalt.{0,20})|tags?( ?:.{0,90})|filed under.{0,60}|categor(y|ies) ?:.{0,60}",
    ),
    (
        RemovalReason.BYLINE,
        r"by (admin|administrator|editor|staff|webmaster|guest|newsroom|redaction|news ?desk"
        r"|(the )?editorial( team| staff| board)?|the editors)( ?[|·,–-].{0,40})?|(posted"
        r"|published|written|submitted) (by|on|in)"
        r" .{3,60}|(last )?updated( on| at)? ?:?.{3,50}|\d+ ?min(utes?)?( of)? read(ing)?( time)?"
        r"|reading time ?:? .{1,20}|publi[ée] le .{3,50}|mis [àa] jour le .{3,50}"
        r"|(posted|published|updated|last (updated|reviewed|modified|edited)|page last .{3,12}"
        r"|veröffentlicht|publiziert|aktualisiert|letzte änderung|actualizado|publicado|atualizado"
        r"|publié|mis à jour|opublikowano|aktualizacja|оновлено|опубліковано|обновлено"
        r"|опубликовано)"
        r"\W.{0,50}\d{4}.{0,30}|(tempo de leitura|tiempo de lectura|tempo di lettura"
        r"|lesezeit).{0,20}|(additional )?(reporting|writing) by .{3,100}"
        r"|(photo|image|picture|foto|bild|titelbild|imagen|zdjęcie|фото)s? ?(by|credit|courtesy"
        r"|via|copyright|source|:|©|/) ?.{2,70}(?<![.!?])|credits? ?[:.…].{2,70}"
        r"|.{2,60}/ ?(getty( images)?|afp|reuters|ap|epa|dpa|shutterstock|istock.{0,12}|alamy)"
        r"(/.{2,30})?|(getty images|reuters|afp|ap photo|shutterstock|istock(\.com)?|thinkstock"
        r"|fotolia)( files| photo)?|(.{2,40} )?submitted photo"
        r"|about (the )?(author|writer|contributor)s?|(über|zum) (den )?autor(in|en)?"
        r"|sobre el autor|(à propos de )?l['’]auteure?|об авторе|про автора|o autor(ze|ach)"
        r"|temps de lecture.{0,20}|veröffentlicht am .{3,40}|von redaktion",
    ),
)

_PATTERNS = tuple((reason, re.compile(pattern, re.IGNORECASE)) for reason, pattern in _SURE)

_DATE_LINE = re.compile(
    r"(?:(?:mon|tues|wednes|thurs|fri|satur|sun)day,? )?(?:\d{1,2}(?:st|nd|rd|th)? [A-Z][a-zé]+,?"
    r" \d{4}|[A-Z][a-z]+ \d{1,2}(?:st|nd|rd|th)?,? \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}[./]\d{1,2}"
    r"[./]\d{2,4})(?:,? (?:at )?\d{1,2}[:.]\d{2}.{0,12})?",
    re.IGNORECASE,
)

_CAPITAL = r"[A-ZÀ-ÞĀ-ŽА-ЯІЇЄҐ]"
_PARTICLE = r"(?: (?:de|da|di|du|van|von|der|la|le|bin|al))?"
_NAME = rf"{_CAPITAL}[\w’'.-]+(?:{_PARTICLE} {_CAPITAL}[\w’'.-]*){{1,3}}"
_SIGNED = re.compile(
    r"(?:[Bb]y|BY|[Pp]ar|[Vv]on|[Ww]ritten by|[Tt]ext:)\s+"
    rf"(?P<names>{_NAME}(?:(?:,| and| &| et| und) {_NAME})*)(?:\s*[|·,–—-]\s*.{{0,60}})?"
)
_PRESENTED = re.compile(
    rf"(?:{_CAPITAL}[\w-]+(?: [\w-]+){{0,4}}, )?(?P<name>{_NAME}) (?:is|was|are|est|ist)"
    r"(?: (?:an?|the|currently|also|une?|la|eine?))*(?: [\w-]+){0,5}? (?i:director|professor"
    r"|fellow|researcher|editor|journalist|columnist|correspondent|analyst|author|lecturer"
    r"|writer|historian|economist|lawyer|scientist|head|chair|president|member|expert|advis[eo]r"
    r"|directrice|directeur|professeure?|chercheuse|chercheur|professorin|leiterin|leiter)\b.*"
)
_WRITER = re.compile(
    r"(?:the (?:writer|author)s? (?:is|are|was|teach|work|write)|l['’]aut(?:eur|rice) est"
    r"|(?:der autor|die autorin) ist)\b",
    re.IGNORECASE,
)
_LONGEST_NOTE = 400
_SITE_ACCOUNTS = frozenset(["admin", "administrator", "editor", "staff", "webmaster", "guest"])


def furniture(line: str) -> RemovalReason | None:
    """What kind of furniture a line is by its words alone; None for all else."""
    line = line.strip(" \t-–—|·•*>»")
    if not line:
        return None
    if len(line) > LONGEST:
        return appeal(line)
    bare = line.removesuffix("...").rstrip(" :…")
    for reason, pattern in _PATTERNS:
        if pattern.fullmatch(line) or (bare != line and pattern.fullmatch(bare)):
            return reason
    if _DATE_LINE.fullmatch(line):
        return RemovalReason.BYLINE
    return appeal(line) or _row_of_links(line)


def _row_of_links(line: str) -> RemovalReason | None:
    """Is it a row of short names parted by strokes, two of which are furniture?"""
    parts = [part.strip() for part in re.split(r"[|·•]", line)]
    if len(parts) < 2 or any(len(part) > 40 for part in parts):
        return None
    reasons = [
        reason
        for part in parts
        for reason, pattern in _PATTERNS
        if pattern.fullmatch(part.rpartition(":")[2].strip())
    ]
    return reasons[0] if len(reasons) > 1 else None


def signed(line: str) -> str | None:
    """The author whom a byline names; None if the line is no byline that names a person."""
    match = _SIGNED.fullmatch(line.strip())
    if match is None or match["names"].lower() in _SITE_ACCOUNTS:
        return None
    names = str(match["names"])
    cleaned = clean_author(names)
    return cleaned if cleaned is None or "," in names else names


def is_note_on_writer(paragraph: str) -> bool:
    """Does a closing note say who the writer is, without a name?"""
    return len(paragraph) < _LONGEST_NOTE and bool(_WRITER.match(paragraph.strip()))


def presented(paragraph: str) -> str | None:
    """The author whom a closing note presents ("… is Director of …"); None if it is no such."""
    match = _PRESENTED.fullmatch(paragraph.strip()) if len(paragraph) < _LONGEST_NOTE else None
    return match["name"] if match else None
