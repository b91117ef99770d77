//! XML read as a stream: no tree is built, no entity but XML's own is known, and what is wrong is told by its line.

use quick_xml::{
    Reader, XmlVersion,
    events::{BytesStart, Event},
};

/// Elements within each other; the files that are read here have a dozen.
const DEPTH: usize = 40;
/// Letters of an element's text that are kept.
const TEXT_MOST: usize = 4_000;

/// Not whole, or not XML: the line where that shows, from 1.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Broken {
    /// The line.
    pub line: usize,
}

/// Where the reading is.
#[derive(Debug, Default)]
pub struct At {
    path: Vec<String>,
    /// From 1.
    pub line: usize,
}

impl At {
    /// The element that is read.
    pub fn here(&self) -> &str {
        self.above(0)
    }

    /// An element around it: 1 is the next one.
    pub fn above(&self, back: usize) -> &str {
        self.path.len().checked_sub(back + 1).and_then(|at| self.path.get(at)).map_or("", String::as_str)
    }

    /// Whether it is the first element of all.
    pub fn is_root(&self) -> bool {
        self.path.len() == 1
    }

    /// Whether an element of this name is around it.
    pub fn within(&self, name: &str) -> bool {
        self.path.iter().rev().skip(1).any(|one| one == name)
    }
}

/// An attribute's value by its name; empty where there is none.
pub type Attribute<'a> = dyn Fn(&str) -> Result<String, Broken> + 'a;

/// What is done with the elements as they come.
pub trait Elements {
    /// Why the reading stops.
    type Stop: From<Broken>;
    /// An element begins.
    fn start(&mut self, at: &At, attribute: &Attribute<'_>) -> Result<(), Self::Stop>;
    /// An element ends; its own text, trimmed.
    fn end(&mut self, at: &At, text: &str) -> Result<(), Self::Stop>;
}

/// Reads a whole document.
pub fn read<E: Elements>(text: &str, elements: &mut E) -> Result<(), E::Stop> {
    let mut reader = Reader::from_str(text);
    let (mut at, mut counted) = (At { path: Vec::new(), line: 1 }, 0);
    let (mut said, mut begun) = (String::new(), false);
    loop {
        let event = reader.read_event();
        let reached = usize::try_from(reader.buffer_position()).unwrap_or(text.len()).min(text.len());
        at.line += text.get(counted..reached).unwrap_or_default().matches('\n').count();
        counted = reached;
        let broken = Broken { line: at.line };
        match event.map_err(|_| broken)? {
            Event::Start(start) => {
                said.clear();
                begun = true;
                open(&mut at, &start, elements)?;
            }
            Event::Empty(start) => {
                begun = true;
                open(&mut at, &start, elements)?;
                elements.end(&at, "")?;
                at.path.pop();
                said.clear();
            }
            Event::End(_) => {
                elements.end(&at, said.trim())?;
                at.path.pop().ok_or(broken)?;
                said.clear();
            }
            Event::Text(text) => say(&mut said, &text.xml10_content()),
            Event::CData(text) => say(&mut said, &text.xml10_content()),
            Event::GeneralRef(sign) => {
                let known = sign.resolve_char_ref().map_err(|_| broken)?.map(String::from);
                let named = || quick_xml::escape::resolve_xml_entity(&sign.xml10_content()).map(str::to_owned);
                say(&mut said, &known.or_else(named).ok_or(broken)?);
            }
            Event::Eof if begun && at.path.is_empty() => return Ok(()),
            Event::Eof => return Err(broken.into()),
            Event::Decl(_) | Event::Comment(_) | Event::PI(_) | Event::DocType(_) => {}
        }
    }
}

fn say(said: &mut String, text: &str) {
    if said.len() < TEXT_MOST {
        said.push_str(text);
    }
}

fn open<E: Elements>(at: &mut At, start: &BytesStart<'_>, elements: &mut E) -> Result<(), E::Stop> {
    let broken = Broken { line: at.line };
    if at.path.len() >= DEPTH {
        return Err(broken.into());
    }
    at.path.push(start.local_name().as_ref().to_owned());
    let attribute = |name: &str| -> Result<String, Broken> {
        let found = start.attributes().find(|one| one.as_ref().is_ok_and(|one| one.key.local_name().as_ref() == name));
        let Some(Ok(found)) = found else { return Ok(String::new()) };
        Ok(found.normalized_value(XmlVersion::Implicit1_0).map_err(|_| broken)?.into_owned())
    };
    elements.start(at, &attribute)
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts of all elements.
    #[derive(Default)]
    struct Texts(Vec<String>);

    impl Elements for Texts {
        type Stop = Broken;

        fn start(&mut self, _: &At, attribute: &Attribute<'_>) -> Result<(), Broken> {
            self.0.push(attribute("a")?);
            Ok(())
        }

        fn end(&mut self, _: &At, text: &str) -> Result<(), Broken> {
            self.0.push(text.to_owned());
            Ok(())
        }
    }

    fn texts(xml: &str) -> Result<Vec<String>, Broken> {
        let mut texts = Texts::default();
        read(xml, &mut texts).map(|()| texts.0)
    }

    #[test]
    fn an_entity_of_its_own_is_not_known_and_nothing_is_fetched() {
        assert_eq!(texts("<x a=\"1 &lt; 2\">&amp;&#1179;</x>"), Ok(vec!["1 < 2".to_owned(), "&қ".to_owned()]));
        let own = |entity: &str, place: &str| format!("<!DOCTYPE x [<!ENTITY e {entity}>]>\n{place}");
        for entity in ["\"aaaa\"", "SYSTEM \"file:///etc/passwd\"", "SYSTEM \"http://127.0.0.1/\""] {
            assert_eq!(texts(&own(entity, "<x>&e;</x>")), Err(Broken { line: 2 }), "{entity}");
            assert_eq!(texts(&own(entity, "<x a=\"&e;\"/>")), Err(Broken { line: 2 }), "{entity}");
        }
        let deep = "<x>".repeat(DEPTH + 1);
        assert_eq!(texts(&deep), Err(Broken { line: 1 }));
        assert_eq!(texts("<x>"), Err(Broken { line: 1 }));
    }
}
