//! What an auditor looks for in the trail, as it stands in the address, and taking it out as a file.

use super::{people_of, said, shown};
use crate::{
    audit::history::{self, Filter},
    base::PersonId,
    people,
    web::{
        Answer, Page, Visit,
        forms::parse_date,
        sheet::{self, Cell, Sheet},
    },
};
use rocket::{FromForm, get, http::ContentType};
use serde::Serialize;
use std::collections::HashMap;

/// Most lines of a file.
const MOST: i64 = 20_000;

/// The filters as they stand in the address.
#[derive(FromForm)]
pub(super) struct Wanted<'r> {
    who: Option<&'r str>,
    act: Option<&'r str>,
    about: Option<&'r str>,
    from: Option<&'r str>,
    to: Option<&'r str>,
}

impl Wanted<'_> {
    pub(super) fn filter(&self) -> Filter {
        let word = |value: Option<&str>| value.map(str::to_owned).filter(|value| !value.is_empty());
        Filter {
            person: self.who.and_then(|id| id.parse().ok()),
            act: word(self.act),
            about: word(self.about),
            from: self.from.and_then(parse_date),
            to: self.to.and_then(parse_date),
        }
    }

    /// As it was asked for, for the addresses of the next page and of the file.
    pub(super) fn query(&self) -> String {
        let mut query = form_urlencoded::Serializer::new(String::new());
        let all = [("who", self.who), ("act", self.act), ("about", self.about), ("from", self.from), ("to", self.to)];
        for (name, value) in all {
            if let Some(value) = value.filter(|value| !value.is_empty() && value.len() <= 100) {
                query.append_pair(name, value);
            }
        }
        query.finish()
    }

    /// The form above the list. `names`: of everybody; `words`: from [`history::words`].
    pub(super) fn view(&self, visit: &Visit, names: &[(PersonId, String)], words: &(Vec<String>, Vec<String>)) -> View {
        let pick = |name: &'static str, label: &str, chosen: Option<&str>, options: Vec<(String, String)>| {
            let all = (String::new(), visit.say("audit-filter-all"));
            let options = std::iter::once(all).chain(options);
            let options = options
                .map(|(value, label)| Choice { chosen: chosen.unwrap_or_default() == value, value, label })
                .collect();
            Pick { name, label: visit.say(label), options }
        };
        let people = names.iter().map(|(id, name)| (id.to_string(), name.clone())).collect();
        let mut acts: Vec<(String, String)> =
            words.0.iter().map(|act| (act.clone(), said(visit, "audit", &act.replace('.', "-")))).collect();
        acts.sort_by(|a, b| a.1.cmp(&b.1));
        let kinds = words.1.iter().map(|kind| (kind.clone(), said(visit, "subject", kind))).collect();
        View {
            picks: vec![
                pick("who", "audit-who", self.who, people),
                pick("act", "audit-what", self.act, acts),
                pick("about", "audit-about", self.about, kinds),
            ],
            from: self.from.unwrap_or_default().to_owned(),
            to: self.to.unwrap_or_default().to_owned(),
            query: self.query(),
        }
    }
}

#[derive(Serialize)]
pub(super) struct View {
    picks: Vec<Pick>,
    from: String,
    to: String,
    query: String,
}

#[derive(Serialize)]
struct Pick {
    name: &'static str,
    label: String,
    options: Vec<Choice>,
}

#[derive(Serialize)]
struct Choice {
    value: String,
    label: String,
    chosen: bool,
}

#[get("/history/export.csv?<wanted..>")]
pub(super) async fn export(visit: Visit, wanted: Wanted<'_>) -> Answer {
    let filter = wanted.filter();
    let lines = visit.write(move |tx| history::take_out(tx, &filter, MOST)).await?;
    let ids = people_of(&lines);
    let names: HashMap<PersonId, String> = visit.read(move |tx| people::names(tx, &ids)).await?;
    let headings = ["audit-at", "audit-who", "audit-what", "audit-about", "audit-number"];
    let mut sheet = Sheet::new(visit.say("audit-heading"), headings.iter().map(|key| visit.say(key)).collect());
    for line in &lines {
        let view = shown(&visit, line, &names);
        sheet.row(vec![
            Cell::text(format!("{}Z", line.at.format("%Y-%m-%dT%H:%M:%S"))),
            Cell::text(view.who),
            Cell::text(view.what),
            Cell::text(said(&visit, "subject", &line.subject_kind)),
            Cell::text(crate::base::id::encode(line.subject_id)),
        ]);
    }
    let (kind, sub) = sheet::CSV;
    Ok(Page::download("history.csv", ContentType::new(kind, sub), sheet.csv()))
}
