//! The letter on the wire: headers and a plain text in UTF-8.

use super::{Letter, Post};
use crate::base::Stop;
use chrono::NaiveDateTime;
use lettre::{
    Address, Message,
    message::{
        Mailbox,
        header::{ContentType, HeaderName, HeaderValue, MIME_VERSION_1_0},
    },
};

/// The Message-ID of a notice, the same at each try: its own half from the notice, the other the sender's domain.
pub fn message_id(post: &Post, of_notice: &str) -> String {
    let own = of_notice.split('@').next().unwrap_or(of_notice);
    format!("{own}@{}", post.from.email.domain())
}

/// The message as it is sent at an instant.
pub fn message(
    from: &Mailbox,
    to: Address,
    letter: &Letter,
    message_id: &str,
    at: NaiveDateTime,
    unsubscribe: Option<&str>,
) -> Result<Message, Stop> {
    let auto = HeaderValue::new(HeaderName::new_from_ascii_str("Auto-Submitted"), "auto-generated".to_owned());
    let mut builder = Message::builder()
        .date(at.and_utc().into())
        .from(from.clone())
        .to(Mailbox::new(None, to))
        .subject(letter.subject.clone())
        .message_id(Some(format!("<{message_id}>")))
        .raw_header(auto);
    if let Some(page) = unsubscribe {
        let name = HeaderName::new_from_ascii_str("List-Unsubscribe");
        builder = builder.raw_header(HeaderValue::new(name, format!("<{page}>")));
    }
    builder
        .header(MIME_VERSION_1_0)
        .header(ContentType::TEXT_PLAIN)
        .body(letter.body.clone())
        .map_err(|error| Stop::Broken(error.into()))
}

#[cfg(test)]
mod tests {
    use super::{super::Transport, *};
    use crate::base::settings::Settings;
    use chrono::NaiveDate;

    #[test]
    fn the_headers_are_ours_and_nobody_elses() {
        let mut settings = Settings::load(None, None, None).unwrap();
        settings.mail.from_address = "office@example.org".into();
        settings.mail.from_name = "Office\r\nBcc: x@example.org".into();
        let post = Post::with(&settings, Transport::Nowhere).unwrap();
        let letter = Letter {
            subject: "Хабар барои Шумо".into(), body: "Салом!\n\nПаём ҳаст.\n".into()
        };
        let at = NaiveDate::from_ymd_opt(2020, 3, 8).unwrap().and_hms_opt(9, 0, 0).unwrap();
        let id = message_id(&post, "0abc@hashar");
        let page = Some("https://grants.example.org/notices");
        let to = "reader@example.org".parse().unwrap();
        let raw = message(&post.from, to, &letter, &id, at, page).unwrap().formatted();
        let text = String::from_utf8(raw).unwrap();
        let (headers, _) = text.split_once("\r\n\r\n").unwrap();
        for line in [
            "Date: Sun, 08 Mar 2020 09:00:00 +0000",
            "To: reader@example.org",
            "Message-ID: <0abc@example.org>",
            "Auto-Submitted: auto-generated",
            "Content-Type: text/plain; charset=utf-8",
            "MIME-Version: 1.0",
            "List-Unsubscribe: <https://grants.example.org/notices>",
        ] {
            assert!(headers.lines().any(|have| have == line), "{line} not in\n{headers}");
        }
        assert!(headers.is_ascii() && !headers.lines().any(|line| line.starts_with("Bcc")), "{headers}");
        assert!(!headers.contains("hashar"), "{headers}");
    }
}
