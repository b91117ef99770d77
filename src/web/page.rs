//! An answer: a page, a redirect, a download.

use rocket::{
    Request, Response,
    http::{ContentType, Header, Status},
    response::{self, Responder},
};
use serde::Serialize;
use std::io::Cursor;

/// A page in what the layout shows around it.
#[derive(Serialize)]
pub struct Frame {
    /// BCP 47 code.
    pub lang: &'static str,
    /// The browser's title.
    pub dir_title: String,
    /// The page's heading.
    pub heading: String,
    /// Whether this is the demo.
    pub demo: bool,
    /// Whether quick exit is offered.
    pub quick_exit: bool,
    /// Whether there is a session.
    pub signed_in: bool,
    /// A person's name.
    pub who: String,
    /// The zone of the times on the page, where there is a person.
    pub zone: String,
    /// For the sign-out form.
    pub sign_out_csrf: String,
    /// The rooms this visitor may enter.
    pub nav: Vec<NavLink>,
    /// The language menu.
    pub languages: Vec<LanguageLink>,
    /// The path.
    pub path: String,
    /// Whether the language menu posts the form, to keep what was typed.
    pub form_page: bool,
    /// What the last act said.
    pub flash: String,
    /// What is wrong with what was sent, each linked to its field.
    pub errors: Vec<serde_json::Value>,
}

/// A link of the main menu.
#[derive(Serialize)]
pub struct NavLink {
    /// Where to.
    pub href: String,
    /// Its words.
    pub label: String,
    /// Whether it is here.
    pub current: bool,
}

/// A language of the menu.
#[derive(Serialize)]
pub struct LanguageLink {
    /// Its code.
    pub code: &'static str,
    /// Its own name.
    pub label: &'static str,
    /// Whether it is the reader's.
    pub current: bool,
    /// This page in that language.
    pub href: String,
}

/// A label and a value, for `parts/facts`.
#[derive(Serialize)]
pub struct Fact {
    /// What it is.
    pub label: String,
    /// What is so.
    pub value: String,
}

/// An answer.
pub struct Page {
    status: Status,
    kind: ContentType,
    body: Vec<u8>,
    gzipped: bool,
    headers: Vec<Header<'static>>,
}

/// Below this many bytes compressing costs more than it saves.
const WORTH_COMPRESSING: usize = 1_000;

impl Page {
    /// HTML, compressed where the browser takes it.
    pub fn html(html: String, gzip: bool) -> Self {
        let packed = if gzip && html.len() > WORTH_COMPRESSING { super::gzip::gzip(&html) } else { None };
        let gzipped = packed.is_some();
        Self {
            status: Status::Ok,
            kind: ContentType::HTML,
            body: packed.unwrap_or_else(|| html.into_bytes()),
            gzipped,
            headers: vec![Header::new("Vary", "Accept-Encoding, Accept-Language, Cookie")],
        }
    }

    /// 303 to a path of this site.
    pub fn see_other(to: String) -> Self {
        Self::redirect(to)
    }

    fn redirect(to: String) -> Self {
        Self {
            status: Status::SeeOther,
            kind: ContentType::HTML,
            body: Vec::new(),
            gzipped: false,
            headers: vec![Header::new("Location", to)],
        }
    }

    /// 303 to another site (quick exit).
    pub fn leave(to: String) -> Self {
        Self::redirect(to)
    }

    /// A file to keep, under a name the program made.
    pub fn download(name: &str, kind: ContentType, body: Vec<u8>) -> Self {
        Self {
            status: Status::Ok,
            kind,
            body,
            gzipped: false,
            headers: vec![Header::new("Content-Disposition", format!("attachment; filename=\"{name}\""))],
        }
    }

    /// A file that a page needs.
    pub fn file(kind: ContentType, body: Vec<u8>) -> Self {
        Self { status: Status::Ok, kind, body, gzipped: false, headers: Vec::new() }
    }

    /// Plain text.
    pub fn text(text: impl Into<String>) -> Self {
        let body = text.into().into_bytes();
        Self { status: Status::Ok, kind: ContentType::Plain, body, gzipped: false, headers: Vec::new() }
    }

    /// With another status.
    #[must_use]
    pub fn with_status(mut self, status: Status) -> Self {
        self.status = status;
        self
    }

    /// With another header.
    #[must_use]
    pub fn with_header(mut self, name: &'static str, value: impl Into<String>) -> Self {
        self.headers.push(Header::new(name, value.into()));
        self
    }
}

/// A kind of text says that it is UTF-8: no reader is to guess.
fn in_utf8(kind: ContentType) -> ContentType {
    let is_text = kind.top() == "text" || kind.is_xml() || kind.is_json() || kind.sub() == "toml";
    if !is_text || kind.param("charset").is_some() {
        return kind;
    }
    // Made anew: one that is known by name says its name alone, whatever is added to it.
    ContentType::new(kind.top().to_string(), kind.sub().to_string()).with_params(("charset", "utf-8"))
}

impl<'r> Responder<'r, 'static> for Page {
    fn respond_to(self, _: &'r Request<'_>) -> response::Result<'static> {
        let mut response = Response::build();
        response.status(self.status).header(in_utf8(self.kind));
        for header in self.headers {
            response.header(header);
        }
        if self.gzipped {
            response.raw_header("Content-Encoding", "gzip");
        }
        response.sized_body(self.body.len(), Cursor::new(self.body)).ok()
    }
}
