//! Texts that staff may change: named placeholders in braces and nothing else. `{call}` stands for the call's name;
//! there are no conditions, no loops, no escapes, so nothing else can happen in them.

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part<'a> {
    /// As it is.
    Text(&'a str),
    /// The value of this name.
    Value(&'a str),
}

/// What is wrong with a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Fault {
    /// A brace without its partner, or one within another.
    Brace,
    /// No value has this name.
    Unknown(String),
}

/// A text in parts.
pub fn parts(text: &str) -> Result<Vec<Part<'_>>, Fault> {
    let mut parts = Vec::new();
    let mut rest = text;
    while let Some(at) = rest.find(['{', '}']) {
        let (before, from) = rest.split_at(at);
        let inside = from.strip_prefix('{').ok_or(Fault::Brace)?;
        let end = inside.find(['{', '}']).ok_or(Fault::Brace)?;
        let name = inside[..end].trim();
        if !inside[end..].starts_with('}') || name.is_empty() {
            return Err(Fault::Brace);
        }
        if !before.is_empty() {
            parts.push(Part::Text(before));
        }
        parts.push(Part::Value(name));
        rest = &inside[end + 1..];
    }
    if !rest.is_empty() {
        parts.push(Part::Text(rest));
    }
    Ok(parts)
}

/// Whether a text uses known values only.
pub fn check(text: &str, known: &[&str]) -> Result<(), Fault> {
    for part in parts(text)? {
        if let Part::Value(name) = part
            && !known.contains(&name)
        {
            return Err(Fault::Unknown(name.to_owned()));
        }
    }
    Ok(())
}

/// The text with its values; `spell` writes what stands between them.
pub fn fill(
    text: &str,
    value: impl Fn(&str) -> Option<String>,
    spell: impl Fn(&str) -> String,
) -> Result<String, Fault> {
    let mut filled = String::with_capacity(text.len() * 2);
    for part in parts(text)? {
        match part {
            Part::Text(text) => filled.push_str(&spell(text)),
            Part::Value(name) => filled.push_str(&value(name).ok_or_else(|| Fault::Unknown(name.to_owned()))?),
        }
    }
    Ok(filled)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_text_takes_names_in_braces_and_nothing_else() {
        assert_eq!(
            parts("Ба {call}: { link }."),
            Ok(vec![Part::Text("Ба "), Part::Value("call"), Part::Text(": "), Part::Value("link"), Part::Text("."),])
        );
        for bad in ["{", "}", "{}", "{ }", "{{call}}", "a } b", "{call", "{a{b}}", "{call}}"] {
            assert_eq!(parts(bad), Err(Fault::Brace), "{bad}");
        }
        assert_eq!(check("{call} {#if}", &["call"]), Err(Fault::Unknown("#if".into())));
        assert_eq!(check("{call} {amount}", &["call"]), Err(Fault::Unknown("amount".into())));
        assert_eq!(check("{call}", &["call"]), Ok(()));
    }

    #[test]
    fn a_value_is_never_read_as_a_placeholder() {
        let value = |name: &str| (name == "call").then(|| "{link} {".to_owned());
        assert_eq!(fill("<{call}>", value, str::to_owned).unwrap(), "<{link} {>");
        assert_eq!(fill("{other}", value, str::to_owned), Err(Fault::Unknown("other".into())));
    }
}
