//! One deed on many applications: chosen on the list, looked at before, and a result for each.

use super::{staff::state_words, work::colleagues};
use crate::{
    applications::{
        bulk::{self, Deal, Kind, Previewed},
        work,
    },
    base::{ApplicationId, Deed, Message, PersonId, Refusal, Stop},
    calls::choices,
    people,
    threads::tags::LABEL_MAX,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, futures::future::join_all, get, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![preview, preview_again, carry_out, done_again]
}

const BULK: &str = "applications-bulk";
/// Applications done at a time, each in a transaction of its own.
const SLICE: usize = 20;

#[derive(Serialize)]
struct Row {
    href: String,
    reference: String,
    name: String,
    status: String,
    result: String,
    good: bool,
}

#[derive(Serialize)]
struct Bulk {
    lead: String,
    rows: Vec<Row>,
    form: Option<FormView>,
    back: String,
}

/// The list as it was filtered when the deed was chosen.
fn back(form: &Form) -> String {
    let query: String =
        form.raw("query").chars().filter(|c| !c.is_control() && !c.is_whitespace()).take(1_500).collect();
    if query.is_empty() { "/applications".to_owned() } else { format!("/applications?{query}") }
}

/// The applications that were ticked, or all that fit the filters.
async fn chosen(visit: &Visit, form: &Form) -> Result<Vec<ApplicationId>, Stop> {
    if form.raw("all") != "yes" {
        return Ok(form.all("chosen").iter().filter_map(|id| id.parse().ok()).collect());
    }
    let Some(filter) = super::staff::filter_of(visit, form.raw("query")) else { return Ok(Vec::new()) };
    visit.read(move |tx| bulk::fitting(tx, &filter)).await
}

async fn show_preview(visit: &Visit, form: &mut Form, kind: Kind, ids: Vec<ApplicationId>) -> Answer {
    let (rows, lists, people) = visit
        .read(move |tx| {
            let rows = bulk::preview(tx, &ids, kind)?;
            Ok((rows, choices::lists(tx)?, people::named_holding(tx, &work::COLLEAGUES)?))
        })
        .await?;
    let able = rows.iter().filter(|(_, why)| why.is_none()).count();
    let mut inputs = vec![Input::hidden("query"), Input::hidden("deed")];
    inputs.extend(match kind {
        Kind::Eligible => Vec::new(),
        Kind::NotEligible => {
            let mut reasons = vec![Choice::new("", visit.say("form-choose-one"))];
            let all = lists.of("ineligible_reason", visit.lang).into_iter();
            reasons.extend(all.map(|(code, name)| Choice::new(code, name)));
            vec![Input::select("reason", reasons).width("l"), Input::area("note", 1_500).optional()]
        }
        Kind::Assign => {
            let mut all = vec![Choice::new("", visit.say("applications-work-nobody"))];
            all.extend(colleagues(&people));
            vec![Input::select("assigned", all).optional().width("l")]
        }
        Kind::Tag => vec![Input::text("tag").max(LABEL_MAX).width("m").autocomplete("off")],
    });
    // Only those it can be done on are sent on.
    let ids: Vec<String> = rows.iter().filter(|(_, why)| why.is_none()).map(|(case, _)| case.id.to_string()).collect();
    form.put("ids", ids.join(" "));
    inputs.push(Input::hidden("ids"));
    let label = visit.say(&format!("applications-bulk-{}", kind.as_str().replace('_', "-")));
    let count = Message::new("applications-bulk-lead").with("n", able).with("all", rows.len());
    let view = Bulk {
        lead: format!("{label}. {}", visit.message(&count)),
        rows: rows.iter().map(|row| row_view(visit, row)).collect(),
        form: (able > 0).then(|| form.view(visit, "/applications/bulk/do", inputs, "applications-bulk-button")),
        back: back(form),
    };
    visit.show_form("applications/bulk", "applications-bulk-heading", form, &view)
}

fn row_view(visit: &Visit, (case, why): &Previewed) -> Row {
    Row {
        href: format!("/applications/{}", case.id),
        reference: case.reference.clone(),
        name: case.name.clone(),
        status: state_words(visit, case.state),
        result: why
            .as_ref()
            .map_or_else(|| visit.say("applications-bulk-will"), |refusal| visit.message(&refusal.message())),
        good: why.is_none(),
    }
}

#[post("/applications/bulk", data = "<posted>")]
async fn preview(visit: Visit, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::ArrangeWork)).await?;
    let mut sent = Form::sent(BULK, posted);
    let ids = chosen(&visit, &sent).await?;
    // Without a choice there is nothing to look at: the list once more.
    let (Some(kind), false) = (sent.one::<Kind>("deed"), ids.is_empty()) else { return visit.go(back(&sent)) };
    let mut form = Form::blank(BULK).with("query", sent.raw("query")).with("deed", kind.as_str());
    show_preview(&visit, &mut form, kind, ids).await
}

#[get("/applications/bulk")]
async fn preview_again(visit: Visit) -> Answer {
    visit.go("/applications")
}

#[get("/applications/bulk/do")]
async fn done_again(visit: Visit) -> Answer {
    visit.go("/applications")
}

/// What the form asks for beside the applications; `None` with an error at its field where something is missing.
async fn deal(visit: &Visit, form: &mut Form, kind: Kind) -> Result<Option<Deal>, Stop> {
    Ok(match kind {
        Kind::Eligible => Some(Deal::Eligible),
        Kind::NotEligible => {
            let (reason, note) = (form.one::<String>("reason"), form.optional("note", 1_500));
            (|| Some(Deal::NotEligible(reason?, note?)))()
        }
        Kind::Assign => form.perhaps::<PersonId>("assigned").map(Deal::Assign),
        Kind::Tag => {
            let label = form.text("tag", LABEL_MAX);
            let key = form.request_key();
            form_key_of_tag(visit, label, key).await?.map(Deal::Tag)
        }
    })
}

async fn form_key_of_tag(
    visit: &Visit,
    label: Option<String>,
    key: Option<String>,
) -> Result<Option<crate::base::TagId>, Stop> {
    let Some(label) = label else { return Ok(None) };
    let made = visit.house.db.write(visit.actor.clone(), key, move |tx| work::make_tag(tx, &label)).await?;
    Ok(Some(made))
}

#[post("/applications/bulk/do", data = "<posted>")]
async fn carry_out(visit: Visit, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::ArrangeWork)).await?;
    let mut form = Form::sent(BULK, posted);
    let ids: Vec<ApplicationId> =
        form.raw("ids").split(' ').filter_map(|id| id.parse().ok()).take(bulk::MOST).collect();
    let Some(kind) = form.one::<Kind>("deed").filter(|_| !ids.is_empty()) else { return visit.go(back(&form)) };
    let key = form.own_key();
    let wanted = if form.is_switching() { None } else { deal(&visit, &mut form, kind).await? };
    let Some(deal) = wanted.filter(|_| form.stands()) else {
        return show_preview(&visit, &mut form, kind, ids).await;
    };
    // Seen before anything is done: the results are written beside how each one stood.
    let shown = ids.clone();
    let before = visit.read(move |tx| bulk::preview(tx, &shown, kind)).await?;
    let mut rows: Vec<Row> = before.iter().map(|row| row_view(&visit, row)).collect();
    for (slice, cases) in rows.chunks_mut(SLICE).zip(before.chunks(SLICE)) {
        let done = join_all(cases.iter().map(|(case, _)| one(&visit, case.id, &deal, &key))).await;
        for (row, result) in slice.iter_mut().zip(done) {
            (row.good, row.result) = result?;
        }
    }
    let good = rows.iter().filter(|row| row.good).count();
    let lead = visit.message(&Message::new("applications-bulk-done").with("n", good).with("all", rows.len()));
    let view = Bulk { lead, rows, form: None, back: back(&form) };
    visit.show("applications/bulk", "applications-bulk-heading", &view)
}

/// Does it on one; whether it was done, and what to say of it. A second click does nothing again.
async fn one(visit: &Visit, id: ApplicationId, deal: &Deal, key: &str) -> Result<(bool, String), Stop> {
    let deal = deal.clone();
    let key = format!("{key}.{id}");
    match visit.house.db.write(visit.actor.clone(), Some(key), move |tx| bulk::carry_out(tx, id, &deal)).await {
        Ok(()) => Ok((true, visit.say("applications-bulk-is-done"))),
        Err(Stop::Refused(refusal)) => Ok((false, visit.message(&refusal.message()))),
        Err(Stop::Missing) => Ok((false, visit.say("fault-missing"))),
        Err(stop) => Err(stop),
    }
}
