//! Who sits on the board and in which country each lives: by that the emergency rule knows who counts as an expert from
//! another country than the applicant's.

use crate::{
    base::{Deed, PersonId, Stop},
    board::{
        members,
        wishes::{self, Wishes},
    },
    calls::choices::{self, Lists},
    people::Person,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, set]
}

/// What stands for a country outside the programme: none of its applicants' (ISO 3166-1 leaves it to its users).
const ELSEWHERE: &str = "ZZ";

#[derive(Serialize)]
struct Line {
    name: String,
    /// Empty where it stands in the form.
    country: String,
    wishes: String,
    /// Where these are changed; empty for who may not.
    change: String,
}

#[derive(Serialize)]
struct Members {
    lines: Vec<Line>,
    form: Option<FormView>,
}

/// The field of one member.
fn field(member: PersonId) -> String {
    format!("country_{member}")
}

/// The members, and of each what they wish to read and whether the actor may change that.
struct Loaded {
    members: Vec<Person>,
    lists: Lists,
    wishes: Vec<(Wishes, bool)>,
}

async fn load(visit: &Visit) -> Result<Loaded, Stop> {
    visit
        .read(|tx| {
            let members = members::list(tx)?;
            let mut all = wishes::all(tx)?;
            let of = |member: &Person| (all.remove(&member.id).unwrap_or_default(), wishes::may_set(tx, member.id));
            let wishes = members.iter().map(of).collect();
            Ok(Loaded { members, lists: choices::lists(tx)?, wishes })
        })
        .await
}

/// The countries of the programme, any other, and the one a member has.
fn countries(visit: &Visit, lists: &Lists, own: &str) -> Vec<Choice> {
    let mut all = lists.of("country", visit.lang);
    all.push((ELSEWHERE.to_owned(), visit.say("board-members-elsewhere")));
    if !own.is_empty() && !all.iter().any(|(code, _)| code == own) {
        all.push((own.to_owned(), own.to_owned()));
    }
    let none = Choice::new("", visit.say("people-no-country"));
    std::iter::once(none).chain(all.into_iter().map(|(code, name)| Choice::new(code, name))).collect()
}

fn show(visit: &Visit, loaded: &Loaded, form: Option<Form>) -> Answer {
    let Loaded { members, lists, wishes } = loaded;
    let form = form.unwrap_or_else(|| {
        members
            .iter()
            .fold(Form::blank("board-members"), |form, member| form.with(&field(member.id), member.country.as_str()))
    });
    let input = |member: &Person| {
        let input = Input::select(&field(member.id), countries(visit, lists, &member.country)).width("m");
        input.labelled(member.name.clone()).hinted("").optional()
    };
    let inputs = members.iter().map(input).collect();
    let name = |member: &Person| match member.country.as_str() {
        "" => visit.say("people-no-country"),
        ELSEWHERE => visit.say("board-members-elsewhere"),
        code => lists.name("country", code, visit.lang),
    };
    let may = visit.may(Deed::KeepMembers);
    let line = |(member, (wished, may_set)): (&Person, &(Wishes, bool))| Line {
        name: member.name.clone(),
        country: if may { String::new() } else { name(member) },
        wishes: super::wishes::in_words(visit, lists, wished),
        change: if *may_set { format!("/board/members/{}/wishes", member.id) } else { String::new() },
    };
    let view = Members {
        lines: members.iter().zip(wishes).map(line).collect(),
        form: may.then(|| form.view(visit, "/board/members", inputs, "board-members-button")),
    };
    if may {
        visit.show_form("board/members", "board-members-heading", &form, &view)
    } else {
        visit.show("board/members", "board-members-heading", &view)
    }
}

#[get("/board/members")]
async fn page(visit: Visit) -> Answer {
    show(&visit, &load(&visit).await?, None)
}

#[post("/board/members", data = "<posted>")]
async fn set(visit: Visit, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepMembers)).await?;
    let loaded = load(&visit).await?;
    let mut form = Form::sent("board-members", posted);
    let mut countries = Vec::new();
    for member in &loaded.members {
        let Some(code) = form.all(&field(member.id)).into_iter().next() else { continue };
        let offered = self::countries(&visit, &loaded.lists, &member.country);
        // Who was not asked about stays; what was not offered was not chosen.
        if offered.iter().any(|choice| choice.value == code) {
            countries.push((member.id, code));
        }
    }
    match visit.act(&mut form, Some(countries), move |tx, countries| members::set_countries(tx, countries)).await? {
        Some(()) => visit.done(jar, "/board/members", "board-members-kept"),
        None => show(&visit, &loaded, Some(form)),
    }
}
