//! The XML lists.

use super::{ListFile, Listed, Publisher, Refusal, day, tidy, wrong};
use crate::base::xml::{self, At, Attribute, Broken, Elements};
use chrono::NaiveDate;

/// What is gathered on the way.
#[derive(Default)]
struct Walk {
    publisher: Option<Publisher>,
    on: Option<NaiveDate>,
    entries: usize,
    names: Vec<Listed>,
    entry: Entry,
}

/// The entry that is being read.
#[derive(Default)]
struct Entry {
    /// Two numbers an entry may have: the one people cite, and the one of the file.
    reference: String,
    number: String,
    /// Parts of the name that is being read.
    parts: Vec<String>,
    names: Vec<String>,
}

impl From<Broken> for Refusal {
    fn from(broken: Broken) -> Self {
        Self::ListBroken { line: broken.line }
    }
}

pub(super) fn read(text: &str) -> Result<ListFile, Refusal> {
    let mut walk = Walk::default();
    xml::read(text, &mut walk)?;
    let publisher = walk.publisher.ok_or(Refusal::ListUnknown)?;
    Ok(ListFile { publisher, on: walk.on, entries: walk.entries, names: walk.names })
}

impl Elements for Walk {
    type Stop = Refusal;

    fn start(&mut self, at: &At, attribute: &Attribute<'_>) -> Result<(), Refusal> {
        let line = at.line;
        let publisher = match (self.publisher, at.here()) {
            (Some(publisher), _) => publisher,
            (None, "export") => Publisher::Eu,
            (None, "CONSOLIDATED_LIST") => Publisher::Un,
            (None, "sdnList") => Publisher::Ofac,
            (None, _) => return Err(Refusal::ListUnknown),
        };
        self.publisher = Some(publisher);
        match (publisher, at.here()) {
            (Publisher::Eu, "export") => {
                self.on = Some(day(line, "generationDate", &attribute("generationDate")?, "%Y-%m-%d")?);
            }
            (Publisher::Un, "CONSOLIDATED_LIST") => {
                self.on = Some(day(line, "dateGenerated", &attribute("dateGenerated")?, "%Y-%m-%d")?);
            }
            (Publisher::Eu, "sanctionEntity") => {
                let (reference, number) = (attribute("euReferenceNumber")?, attribute("logicalId")?);
                self.entry = Entry { reference, number, ..Entry::default() };
            }
            (Publisher::Eu, "nameAlias") => {
                let whole = attribute("wholeName")?;
                let parts = [attribute("firstName")?, attribute("middleName")?, attribute("lastName")?];
                let name = if whole.trim().is_empty() { parts.join(" ") } else { whole };
                let name = tidy(line, "wholeName", &name)?;
                if name.is_empty() {
                    return Err(wrong(line, "wholeName", ""));
                }
                self.entry.names.push(name);
            }
            (Publisher::Un, "INDIVIDUAL" | "ENTITY") | (Publisher::Ofac, "sdnEntry") => self.entry = Entry::default(),
            (Publisher::Ofac, "aka") => self.entry.parts.clear(),
            _ => {}
        }
        Ok(())
    }

    fn end(&mut self, at: &At, text: &str) -> Result<(), Refusal> {
        let line = at.line;
        let of_entry = matches!(at.above(1), "INDIVIDUAL" | "ENTITY" | "sdnEntry");
        let of_name = of_entry || at.above(1) == "aka";
        match (self.publisher.unwrap_or(Publisher::OfacAliases), at.here()) {
            (Publisher::Eu, "sanctionEntity") => self.close(line, "nameAlias")?,
            (Publisher::Un, "FIRST_NAME" | "SECOND_NAME" | "THIRD_NAME" | "FOURTH_NAME") if of_entry => {
                self.entry.parts.push(text.to_owned());
            }
            (Publisher::Un, "NAME_ORIGINAL_SCRIPT") if of_entry => {
                self.entry.names.push(tidy(line, at.here(), text)?);
            }
            (Publisher::Un, "ALIAS_NAME") => self.entry.names.push(tidy(line, at.here(), text)?),
            (Publisher::Un, "REFERENCE_NUMBER") if of_entry => text.clone_into(&mut self.entry.reference),
            (Publisher::Un, "DATAID") if of_entry => text.clone_into(&mut self.entry.number),
            (Publisher::Un, "INDIVIDUAL" | "ENTITY") => {
                self.whole_name(line, "FIRST_NAME", 0)?;
                self.close(line, "FIRST_NAME")?;
            }
            (Publisher::Ofac, "Publish_Date") => self.on = Some(day(line, "Publish_Date", text, "%m/%d/%Y")?),
            (Publisher::Ofac, "uid") if of_entry => text.clone_into(&mut self.entry.number),
            (Publisher::Ofac, "firstName") if of_name => self.entry.parts.insert(0, text.to_owned()),
            (Publisher::Ofac, "lastName") if of_name => self.entry.parts.push(text.to_owned()),
            // The name proper stands before the lists of other names.
            (Publisher::Ofac, "aka") => self.whole_name(line, "lastName", self.entry.names.len())?,
            (Publisher::Ofac, "sdnType") => self.whole_name(line, "lastName", 0)?,
            (Publisher::Ofac, "sdnEntry") => {
                if !self.entry.parts.is_empty() {
                    self.whole_name(line, "lastName", 0)?;
                }
                self.close(line, "lastName")?;
            }
            _ => {}
        }
        Ok(())
    }
}

impl Walk {
    /// The parts that were read are a name.
    fn whole_name(&mut self, line: usize, field: &str, at: usize) -> Result<(), Refusal> {
        let name = tidy(line, field, &self.entry.parts.join(" "))?;
        self.entry.parts.clear();
        if name.is_empty() {
            return Err(wrong(line, field, ""));
        }
        self.entry.names.insert(at, name);
        Ok(())
    }

    /// An entry is whole: it has a number and a name.
    fn close(&mut self, line: usize, field: &str) -> Result<(), Refusal> {
        let Entry { reference, number, names, .. } = std::mem::take(&mut self.entry);
        let entry = if reference.is_empty() { number } else { reference };
        if entry.is_empty() || entry.chars().count() > 100 {
            return Err(wrong(line, "id", &entry));
        }
        if names.iter().all(String::is_empty) {
            return Err(wrong(line, field, ""));
        }
        self.entries += 1;
        let named = names.into_iter().filter(|name| !name.is_empty());
        self.names.extend(named.map(|name| Listed { entry: entry.clone(), name }));
        Ok(())
    }
}
