//! What somebody typed while their time ran out: carried in the answer itself through the entrance, and shown again.
//!
//! It lies in hidden fields of the pages on the way, never in a cookie, an address, or the database. The page after the
//! entrance sends it to where it was meant, as a form whose language is being switched: nothing is saved by that.

use super::{Answer, Form, Input, Visit, visit::local};
use serde::Serialize;

/// The hidden field.
pub const FIELD: &str = "_kept";
/// Bytes that are carried at most.
const MOST: usize = 400_000;

/// A form as it was sent, kept for this request where nobody is signed in.
pub struct Kept(pub Option<Vec<(String, String)>>);

/// The fields and where they were going, as one value.
pub fn pack(path: &str, fields: &[(String, String)]) -> Option<String> {
    let mut text = form_urlencoded::Serializer::new(String::new());
    text.append_pair("path", path);
    for (name, value) in fields.iter().filter(|(name, _)| !name.starts_with('_') && !name.contains("password")) {
        text.append_pair(name, value);
    }
    Some(text.finish()).filter(|text| text.len() <= MOST)
}

/// Reads what [`pack`] wrote; `None` for anything that leads elsewhere.
pub fn unpack(text: &str) -> Option<(String, Vec<(String, String)>)> {
    let mut pairs = form_urlencoded::parse(text.as_bytes()).into_owned();
    let (first, path) = pairs.next()?;
    let path = local(&path).filter(|_| first == "path")?;
    Some((path, pairs.filter(|(name, _)| !name.starts_with('_')).collect()))
}

/// The hidden field of a form on the way, if there is something to carry.
pub fn input(form: &Form) -> Option<Input> {
    (!form.raw(FIELD).is_empty()).then(|| Input::hidden(FIELD))
}

#[derive(Serialize)]
struct Field {
    name: String,
    value: String,
}

#[derive(Serialize)]
struct View {
    lead: String,
    path: String,
    csrf: String,
    lang: &'static str,
    fields: Vec<Field>,
}

/// The page after the entrance: one button back to where the visitor was. `secret` is that of the new session.
pub fn resume(visit: &Visit, secret: &str, kept: &str) -> Option<Answer> {
    resume_saying(visit, secret, kept, "fault-kept-lead")
}

/// The same with other words (their key).
pub fn resume_saying(visit: &Visit, secret: &str, kept: &str, lead: &str) -> Option<Answer> {
    let (path, fields) = unpack(kept)?;
    let visit = Visit { secret: secret.to_owned(), signed_in: true, ..visit.clone() };
    let view = View {
        lead: visit.say(lead),
        path,
        csrf: visit.csrf_token(),
        lang: visit.lang.code(),
        fields: fields.into_iter().map(|(name, value)| Field { name, value }).collect(),
    };
    Some(visit.show("fault/kept", "fault-kept", &view))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_was_typed_comes_back_and_leads_nowhere_else() {
        let typed = vec![
            ("q_name".to_owned(), "Умед & <дӯстон>".to_owned()),
            ("_csrf".to_owned(), "x".to_owned()),
            ("password".to_owned(), "x".to_owned()),
        ];
        let packed = pack("/case/section/who", &typed).unwrap();
        assert_eq!(unpack(&packed), Some(("/case/section/who".to_owned(), typed[..1].to_vec())));
        for elsewhere in ["path=//evil.example&a=b", "path=https%3A%2F%2Fevil.example", "a=b", ""] {
            assert_eq!(unpack(elsewhere), None, "{elsewhere}");
        }
        assert_eq!(pack("/x", &[("a".to_owned(), "б".repeat(MOST))]), None);
    }
}
