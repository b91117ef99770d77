//! Records that are one group: saying so, taking it back, and saying that two are not.

use super::{href, name, risk_words};
use crate::{
    applications::list as applications,
    base::{Deed, GroupId, Stop, stop::Message},
    calls::choices,
    groups::{
        Group, REASON_MAX, Refusal,
        merge::{self, Merge, Part},
        register,
        twins::Twin,
    },
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![merge_form, merge_them, part_form, part, apart]
}

/// A group that may be the same, on the page of another or of an application.
#[derive(Serialize)]
pub(crate) struct TwinView {
    href: String,
    name: String,
    marks: String,
    merge: String,
    apart: Option<FormView>,
}

pub(crate) fn twin_view(visit: &Visit, of: GroupId, twin: &Twin, may_edit: bool) -> TwinView {
    let marks: Vec<String> =
        twin.marks.iter().map(|mark| visit.say(&format!("groups-{}", mark.as_str().replace('_', "-")))).collect();
    let action = format!("{}/apart", href(of));
    let apart = || {
        let form = Form::blank("groups-apart").with("other", twin.group.id.to_string());
        form.view(visit, &action, vec![Input::hidden("other")], "groups-apart-button").aside()
    };
    TwinView {
        href: href(twin.group.id),
        name: name(visit, &twin.group),
        marks: marks.join(", "),
        merge: if may_edit { format!("{}/merge?with={}", href(of), twin.group.id) } else { String::new() },
        apart: may_edit.then(apart),
    }
}

/// A record that leads to the group.
#[derive(Serialize)]
pub(super) struct MergedView {
    name: String,
    part: String,
}

pub(super) fn merged_view(visit: &Visit, group: &Group, may_edit: bool) -> MergedView {
    let part = if may_edit { format!("{}/part", href(group.id)) } else { String::new() };
    MergedView { name: name(visit, group), part }
}

#[derive(Serialize)]
struct Side {
    name: String,
    about: String,
    href: String,
}

#[derive(Serialize)]
struct MergeView {
    sides: Vec<Side>,
    back: String,
    form: FormView,
}

const MERGE: &str = "groups-merge";

/// The other group as it was named: by the id of a link, or by the reference of one of its applications.
async fn other(visit: &Visit, typed: &str) -> Result<Option<GroupId>, Stop> {
    let typed = typed.trim().to_owned();
    if typed.is_empty() {
        return Ok(None);
    }
    visit
        .read(move |tx| {
            tx.permit(Deed::EditGroups)?;
            match typed.parse::<GroupId>() {
                Ok(id) => Ok(Some(id)),
                Err(_) => Ok(applications::by_reference(tx, &typed)?.map(|case| case.group_id)),
            }
        })
        .await
}

async fn merge_page(visit: &Visit, id: GroupId, form: &Form) -> Answer {
    let with = other(visit, form.raw("other")).await?;
    let (group, with, lists) = visit
        .read(move |tx| {
            tx.permit(Deed::EditGroups)?;
            let group = register::within(tx, id)?;
            let with = with.map(|other| register::within(tx, other)).transpose()?;
            Ok((group, with, choices::lists(tx)?))
        })
        .await?;
    let both: Vec<&Group> = std::iter::once(&group).chain(&with).collect();
    let sides = both.iter().map(|group| side(visit, group, &lists)).collect::<Vec<_>>();
    let mut inputs = vec![if with.is_some() { Input::hidden("other") } else { Input::text("other").width("m") }];
    if with.is_some() {
        let keeps = both.iter().map(|group| Choice::new(group.id.to_string(), name(visit, group)));
        inputs.push(Input::radios("keep", keeps.collect()));
        inputs.push(Input::text("reason").max(REASON_MAX).width("l"));
    }
    let button = if with.is_some() { "groups-merge-button" } else { "groups-merge-next" };
    let view = MergeView {
        sides,
        back: href(group.id),
        form: form.view(visit, &format!("{}/merge", href(group.id)), inputs, button),
    };
    visit.show_form("groups/merge", "groups-merge-heading", form, &view)
}

fn side(visit: &Visit, group: &Group, lists: &choices::Lists) -> Side {
    let named = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| lists.name(list, code, visit.lang)).unwrap_or_default()
    };
    let about = [
        named("kind", &group.kind),
        named("country", &group.country),
        named("region", &group.region),
        group.language.own_name().to_owned(),
        risk_words(visit, group.risk),
    ];
    let about: Vec<String> = about.into_iter().filter(|fact| !fact.is_empty()).collect();
    Side { name: name(visit, group), about: about.join(" · "), href: href(group.id) }
}

#[get("/groups/<id>/merge?<with>")]
async fn merge_form(visit: Visit, id: GroupId, with: Option<&str>) -> Answer {
    merge_page(&visit, id, &Form::blank(MERGE).with("other", with.unwrap_or_default())).await
}

#[post("/groups/<id>/merge", data = "<posted>")]
async fn merge_them(visit: Visit, id: GroupId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditGroups)).await?;
    let mut form = Form::sent(MERGE, posted);
    let Some(with) = other(&visit, form.raw("other")).await? else {
        form.refuse("other", Message::new("groups-other-unknown"));
        form.put("other", "");
        return merge_page(&visit, id, &form).await;
    };
    // The first step only says which: the second shows both side by side.
    if form.raw("keep").is_empty() && form.raw("reason").is_empty() {
        return visit.go(format!("{}/merge?with={with}", href(id)));
    }
    let (keep, reason) = (form.one::<GroupId>("keep"), form.text("reason", REASON_MAX));
    let new = (|| {
        let keep = keep?;
        Some(Merge { into: keep, from: if keep == id { with } else { id }, reason: reason? })
    })();
    match visit.act(&mut form, new, merge::merge).await? {
        Some(()) => visit.done(jar, href(keep.unwrap_or(id)), "groups-merged"),
        None => merge_page(&visit, id, &form).await,
    }
}

const PART: &str = "groups-part";

async fn part_page(visit: &Visit, id: GroupId, form: &Form) -> Answer {
    let root = visit
        .read(move |tx| {
            tx.permit(Deed::EditGroups)?;
            let root = register::see(tx, id)?;
            if root.id == id { Err(Refusal::NotMerged.into()) } else { Ok(root) }
        })
        .await?;
    let inputs = vec![Input::text("reason").max(REASON_MAX).width("l")];
    let view = MergeView {
        sides: Vec::new(),
        back: href(root.id),
        form: form.view(visit, &format!("{}/part", href(id)), inputs, "groups-part-button"),
    };
    visit.show_form("groups/merge", "groups-part-heading", form, &view)
}

#[get("/groups/<id>/part")]
async fn part_form(visit: Visit, id: GroupId) -> Answer {
    part_page(&visit, id, &Form::blank(PART)).await
}

#[post("/groups/<id>/part", data = "<posted>")]
async fn part(visit: Visit, id: GroupId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditGroups)).await?;
    let mut form = Form::sent(PART, posted);
    let new = form.text("reason", REASON_MAX).map(|reason| Part { group: id, reason });
    match visit.act(&mut form, new, merge::part).await? {
        Some(()) => visit.done(jar, href(id), "groups-parted"),
        None => part_page(&visit, id, &form).await,
    }
}

#[post("/groups/<id>/apart", data = "<posted>")]
async fn apart(visit: Visit, id: GroupId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::EditGroups)).await?;
    let mut form = Form::sent("groups-apart", posted);
    let new = form.one::<GroupId>("other").map(|other| (id, other));
    visit.act(&mut form, new, |tx, both| merge::keep_apart(tx, *both)).await?;
    visit.done(jar, href(id), "groups-kept-apart")
}
