//! From a notice and its reader to subject and body, in the reader's language. Pure: no database, no network.

use super::{
    Post,
    digest::Item,
    reader::{To, Tone},
    wording::{Own, filled},
};
use crate::{
    base::{
        Message,
        stop::Arg,
        words::{Lang, Words, hidden},
    },
    notices::{Audience, Claimed, Kind},
};

/// What is said, as plain text.
#[derive(Clone, Debug, PartialEq, Eq, serde::Serialize, serde::Deserialize)]
pub struct Letter {
    /// One line.
    pub subject: String,
    /// Lines ended by a newline alone.
    pub body: String,
}

/// The values that words of notices may use.
pub const VALUES: [&str; 11] =
    ["reference", "call", "link", "deadline", "amount", "from", "note", "at", "items", "needed", "electors"];
/// Those of them that may stand in a mail to a group.
const FOR_GROUPS: [&str; 3] = ["call", "link", "deadline"];
/// Stands for a value that is not there; lines that hold it are left out. A private-use character: no text has it.
const GONE: &str = "\u{F8FF}";
/// Longest subject and longest value, in characters.
const SUBJECT: usize = 120;
const VALUE: usize = 1500;

/// The key of a notice's words: the subject is its value, the text its attribute `body`.
pub fn words_key(kind: Kind) -> String {
    format!("notice-{}", kind.as_str().replace('_', "-"))
}

/// What kind of notice it is, for people: its subject without any value.
pub fn title(lang: Lang, kind: Kind) -> String {
    let args = VALUES.iter().map(|name| ((*name).to_owned(), Arg::Text(GONE.to_owned()))).collect();
    subject(&Words::shared().message(lang, &Message { key: words_key(kind), args }))
}

/// Whether it holds a secret that lets its reader in.
pub const fn lets_in(kind: Kind) -> bool {
    matches!(kind, Kind::SignInLink | Kind::Invitation | Kind::PlaceLink)
}

/// Whether the words of a notice may hold a value: in a group's mailbox only what tells nothing.
pub fn may_say(kind: Kind, name: &str) -> bool {
    match kind.facts().audience {
        Audience::Group => FOR_GROUPS.contains(&name) && kind.facts().has(name),
        _ => kind.facts().has(name),
    }
}

/// Puts the letter together.
pub fn letter(post: &Post, notice: &Claimed, to: &To, own: &Own) -> Letter {
    let values = values(post, notice, to);
    let (subject_text, body) = own
        .wording
        .as_ref()
        .and_then(|(wording, from)| filled(notice.kind, wording, *from, &values, to.lang))
        .unwrap_or_else(|| said(notice.kind, to, &values));
    let footer = match to.tone {
        Tone::Person => Message::new("mail-footer").with("programme", post.programme.as_str()),
        Tone::Full | Tone::Neutral => Message::new("mail-footer-group"),
    };
    let hello = Words::shared().say(to.lang, "mail-hello");
    let footer = footer.say(to.lang);
    Letter { subject: subject(&subject_text), body: lines(&format!("{hello}\n\n{body}\n\n--\n{footer}")) }
}

/// The program's own words.
fn said(kind: Kind, to: &To, values: &[(String, Arg)]) -> (String, String) {
    let key = match (to.tone, kind) {
        (Tone::Neutral, Kind::DataErased) => "mail-neutral-last".to_owned(),
        (Tone::Neutral, _) => "mail-neutral".to_owned(),
        _ => words_key(kind),
    };
    let part = |attribute: &str| {
        Words::shared().message(to.lang, &Message { key: format!("{key}{attribute}"), args: values.to_vec() })
    };
    (part(""), part(".body"))
}

/// What is said to a group outside of mail: that there is news, and nothing else.
pub fn neutral(lang: Lang, own: &Own) -> String {
    match &own.wording {
        Some((wording, _)) => lines(&wording.body),
        None => lines(&Words::shared().say(lang, "mail-neutral.body")),
    }
}

/// The letter as it is kept for the log: without what would let its reader in.
pub fn kept(letter: &Letter, post: &Post, notice: &Claimed, to: &To) -> Letter {
    let mut kept = letter.clone();
    if lets_in(notice.kind)
        && !post.transport.is_for_trying()
        && let Arg::Text(link) = link(post, notice, to)
    {
        kept.body = kept.body.replace(&link, "…");
    }
    kept
}

fn values(post: &Post, notice: &Claimed, to: &To) -> Vec<(String, Arg)> {
    let mut values = values_of(post, notice, to);
    if notice.kind == Kind::Digest {
        values.retain(|(name, _)| name != "items");
        values.push(("items".to_owned(), Arg::Text(items(post, notice, to))));
    }
    values
}

fn values_of(post: &Post, notice: &Claimed, to: &To) -> Vec<(String, Arg)> {
    let value = |name: &str| {
        if to.tone != Tone::Person && !FOR_GROUPS.contains(&name) {
            return Arg::Text(GONE.to_owned());
        }
        if name == "link" {
            return link(post, notice, to);
        }
        match notice.values.iter().find(|(given, _)| given == name) {
            Some((_, Arg::Text(text))) if text.trim().is_empty() => Arg::Text(GONE.to_owned()),
            Some((_, Arg::Text(text))) => Arg::Text(one_line(text, VALUE)),
            Some((_, other)) => other.clone(),
            None => Arg::Text(GONE.to_owned()),
        }
    };
    VALUES.iter().map(|name| ((*name).to_owned(), value(name))).collect()
}

/// The lines of a digest: what happened, and where to look.
fn items(post: &Post, notice: &Claimed, to: &To) -> String {
    let kept = notice.values.iter().find_map(|(name, value)| match value {
        Arg::Text(text) if name == "items" => Some(text.as_str()),
        _ => None,
    });
    let items: Vec<Item> = kept.and_then(|text| serde_json::from_str(text).ok()).unwrap_or_default();
    let mut text = String::new();
    for (kind, values) in items {
        let one = Claimed { kind, values, ..notice.clone() };
        let args = values_of(post, &one, to);
        let Arg::Text(link) = link(post, &one, to) else { continue };
        text.push_str(&format!("- {}\n  {link}\n", subject(&said(kind, to, &args).0)));
    }
    if text.is_empty() { GONE.to_owned() } else { text }
}

/// A group is always led to the front door: an address with an id in it would tell what it is about. Only the link of a
/// place leads further: it was asked for, and holds nothing but its secret.
fn link(post: &Post, notice: &Claimed, to: &To) -> Arg {
    let given = notice.values.iter().find_map(|(name, value)| match value {
        Arg::Text(text) if name == "link" => Some(text.as_str()),
        _ => None,
    });
    let front = format!("{}/", post.public_url);
    Arg::Text(match (to.tone, given) {
        (_, Some(path)) if notice.kind == Kind::PlaceLink && path.starts_with("/place/") => {
            one_line(&format!("{}{path}", post.public_url), VALUE)
        }
        (Tone::Person, Some(path)) if path.starts_with('/') && !path.starts_with("//") => {
            one_line(&format!("{}{path}", post.public_url), VALUE)
        }
        (Tone::Person, Some(whole)) if whole.starts_with(&front) => one_line(whole, VALUE),
        _ => front,
    })
}

/// A text on one line: no control characters, which would begin a header of their own, and not too long.
pub fn one_line(text: &str, most: usize) -> String {
    let joined: String = text.chars().map(|letter| if hidden(letter) { ' ' } else { letter }).collect();
    let words: Vec<&str> = joined.split(' ').filter(|word| !word.is_empty()).collect();
    let line = words.join(" ");
    if line.chars().count() <= most { line } else { line.chars().take(most).chain(['…']).collect() }
}

fn subject(text: &str) -> String {
    one_line(one_line(text, SUBJECT).replace(GONE, "").trim_end_matches([':', ' ', ',']), SUBJECT)
}

/// Leaves out lines whose value is not there, and what empty lines that leaves double.
fn lines(text: &str) -> String {
    let mut body = String::with_capacity(text.len());
    let mut empty = true;
    for line in text.lines().map(str::trim_end).filter(|line| !line.contains(GONE)) {
        if line.is_empty() && empty {
            continue;
        }
        empty = line.is_empty();
        body.push_str(line);
        body.push('\n');
    }
    body
}

/// Whether a language has all words of a notice.
pub fn has_words(lang: Lang, kind: Kind) -> bool {
    let key = words_key(kind);
    Words::shared().has(lang, &key) && Words::shared().has(lang, &format!("{key}.body"))
}

#[cfg(test)]
mod tests {
    use super::{
        super::{
            Transport, fill,
            texts::{Piece, Wording},
            wording::default_wording,
        },
        *,
    };
    use crate::{
        base::{ApplicationId, Currency, Money, NoticeId, PersonId, settings::Settings},
        notices::Reader,
    };
    use chrono::NaiveDate;

    fn post() -> Post {
        let mut settings = Settings::load(None, None, None).unwrap();
        settings.public_url = "https://grants.example.org/".into();
        settings.programme_name = "Programme of Many".into();
        Post::with(&settings, Transport::Nowhere).unwrap()
    }

    fn notice(kind: Kind, values: &[(&str, Arg)]) -> Claimed {
        Claimed {
            id: NoticeId(7),
            kind,
            reader: Reader::Person(PersonId(1)),
            case: Some(ApplicationId(3)),
            values: values.iter().map(|(name, value)| ((*name).to_owned(), value.clone())).collect(),
            message_id: "7@hashar".into(),
            attempts: 1,
            at: NaiveDate::from_ymd_opt(2020, 3, 1).unwrap().and_hms_opt(9, 0, 0).unwrap(),
        }
    }

    fn all_values() -> Vec<(&'static str, Arg)> {
        vec![
            ("reference", "R-2020-017".into()),
            ("call", "Winter call".into()),
            ("link", "/board/applications/0abc".into()),
            ("deadline", NaiveDate::from_ymd_opt(2020, 3, 8).unwrap().into()),
            ("amount", Money::from_minor(123_450, Currency::TJS).into()),
            ("from", "Nilufar K.".into()),
            ("note", "The account number lacks a digit".into()),
            ("at", NaiveDate::from_ymd_opt(2020, 3, 2).unwrap().into()),
            ("needed", 3.into()),
            ("electors", 2.into()),
            ("items", r#"[["vote_opened", [["reference", {"text": "R-2020-017"}]]]]"#.into()),
        ]
    }

    fn to(lang: Lang, tone: Tone) -> To {
        To { address: "reader@example.org".into(), lang, tone }
    }

    #[test]
    fn every_notice_is_said_in_every_language() {
        let values = all_values();
        for kind in Kind::ALL.iter().copied() {
            for lang in Lang::ALL {
                assert!(has_words(lang, kind), "{} in {}", words_key(kind), lang.code());
                let letter = letter(&post(), &notice(kind, &values), &to(lang, Tone::Person), &Own::default());
                let said = format!("{}\n{}", letter.subject, letter.body);
                for bad in ["{", "}", "$", "[notice", "[mail", GONE, "\n\n\n", "\r"] {
                    assert!(!said.contains(bad), "{} in {}: {bad:?} in {said}", words_key(kind), lang.code());
                }
                // The words use what the notice has, and no more.
                let default = default_wording(Piece::Notice(kind), lang, "");
                let used =
                    fill::parts(&default.body).unwrap().into_iter().chain(fill::parts(&default.subject).unwrap());
                for part in used {
                    if let fill::Part::Value(name) = part {
                        assert!(may_say(kind, name), "{kind} in {} uses {name}", lang.code());
                    }
                }
                assert!(letter.subject.chars().count() >= 5 && letter.body.lines().count() >= 5, "{said}");
                assert!(said.lines().all(|line| line.chars().count() < 400), "{said}");
            }
        }
    }

    #[test]
    fn what_is_missing_leaves_no_hole() {
        for kind in Kind::ALL.iter().copied() {
            let letter = letter(&post(), &notice(kind, &[]), &to(Lang::Ru, Tone::Person), &Own::default());
            assert!(!letter.subject.ends_with([':', ' ', ',', '\u{F8FF}']), "{}", letter.subject);
            assert!(!letter.body.contains(GONE) && !letter.body.contains("\n\n\n"), "{}", letter.body);
            assert!(letter.body.lines().all(|line| !line.ends_with(": ")), "{}", letter.body);
        }
    }

    #[test]
    fn a_neutral_mail_is_the_same_whatever_the_news() {
        let first =
            letter(&post(), &notice(Kind::Decision, &all_values()), &to(Lang::Tg, Tone::Neutral), &Own::default());
        for kind in Kind::ALL.iter().copied().filter(|kind| *kind != Kind::DataErased) {
            let other = letter(&post(), &notice(kind, &all_values()), &to(Lang::Tg, Tone::Neutral), &Own::default());
            assert_eq!(first, other, "{kind}");
        }
        let said = format!("{}\n{}", first.subject, first.body);
        for secret in
            ["R-2020", "Winter", "http", "grants", "08.03", "1 234", "TJS", "Nilufar", "digit", "Many", "грант"]
        {
            assert!(!said.contains(secret), "{secret} in {said}");
        }
    }

    #[test]
    fn a_full_mail_to_a_group_still_keeps_names_amounts_and_results_to_itself() {
        for kind in Kind::ALL.iter().copied() {
            let letter = letter(&post(), &notice(kind, &all_values()), &to(Lang::En, Tone::Full), &Own::default());
            let said = format!("{}\n{}", letter.subject, letter.body);
            for secret in ["R-2020", "0abc", "1,234", "TJS", "Nilufar", "digit", "Many"] {
                assert!(!said.contains(secret), "{kind}: {secret} in {said}");
            }
        }
    }

    #[test]
    fn a_value_cannot_begin_a_header_or_a_line() {
        let tricks = [("reference", Arg::from("R-1\r\nBcc: all@example.org\n\nHello\u{202E}"))];
        let letter =
            letter(&post(), &notice(Kind::ApplicationArrived, &tricks), &to(Lang::En, Tone::Person), &Own::default());
        assert!(letter.subject.ends_with("R-1 Bcc: all@example.org Hello"), "{}", letter.subject);
        assert!(!letter.body.lines().any(|line| line.starts_with("Bcc")), "{}", letter.body);
    }

    #[test]
    fn a_link_leads_to_our_own_address_only() {
        let leads = |given: &str| match link(
            &post(),
            &notice(Kind::VoteOpened, &[("link", given.into())]),
            &to(Lang::En, Tone::Person),
        ) {
            Arg::Text(text) => text,
            other => panic!("{other:?}"),
        };
        assert_eq!(leads("/board/1"), "https://grants.example.org/board/1");
        assert_eq!(leads("https://grants.example.org/x"), "https://grants.example.org/x");
        for bad in ["//evil.example", "https://evil.example/x", "https://grants.example.org.evil/", ""] {
            assert_eq!(leads(bad), "https://grants.example.org/", "{bad}");
        }
    }

    #[test]
    fn the_words_of_staff_take_the_place_of_the_programs_own_unless_they_are_broken() {
        let own = |subject: &str, body: &str, from| Own {
            wording: Some((Wording { subject: subject.into(), body: body.into() }, from)),
            sender: None,
        };
        let (notice, to) = (notice(Kind::VoteOpened, &all_values()), to(Lang::En, Tone::Person));
        let said = letter(&post(), &notice, &to, &own("Vote on {reference}", "Go to\n{link}\n{deadline}", Lang::En));
        assert_eq!(said.subject, "Vote on R-2020-017");
        assert!(said.body.contains("Go to\nhttps://grants.example.org/board/applications/0abc\n"), "{}", said.body);
        let default = letter(&post(), &notice, &to, &Own::default());
        for broken in ["{", "{nobody}", "{amount}"] {
            assert_eq!(letter(&post(), &notice, &to, &own("x", broken, Lang::En)), default, "{broken}");
        }
        let cyrillic = To { lang: Lang::UzCyrl, ..to };
        let said = letter(&post(), &notice, &cyrillic, &own("Ovoz: {reference}", "Keling\n{link}", Lang::Uz));
        assert_eq!(said.subject, "Овоз: R-2020-017");
        assert!(said.body.contains("https://grants.example.org/board"), "{}", said.body);
    }

    #[test]
    fn the_kept_text_lets_nobody_in() {
        let values = [("link", Arg::from("/sign-in/secret"))];
        let (notice, to) = (notice(Kind::SignInLink, &values), to(Lang::En, Tone::Person));
        let letter = letter(&post(), &notice, &to, &Own::default());
        assert!(letter.body.contains("/sign-in/secret"));
        assert!(!kept(&letter, &post(), &notice, &to).body.contains("secret"));
    }
}
