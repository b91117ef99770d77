//! Planning instalments, recording that a condition is met, ending an award.

use super::{Fact, detail::facts as award_facts, typed, word};
use crate::{
    awards::{
        self, Condition, Instalment, InstalmentState, Met, Planned, State,
        plan::MOST,
        views::{self, Detail},
    },
    base::{
        AwardId, Deed, InstalmentId, Message, Money, Stop,
        money::{self, Rounding, percent, split},
        words,
    },
    calls::choices,
    payouts,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit, forms::FieldView},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use rust_decimal::{Decimal, prelude::ToPrimitive};
use serde::Serialize;

/// Most characters of a note or reason.
const NOTE: usize = 500;
/// Empty rows offered beyond the plan as it is.
const SPARE: usize = 2;

pub(super) fn routes() -> Vec<Route> {
    routes![plan_form, plan, met_form, met, finish_form, finish]
}

/// The choices of what an instalment waits for.
fn conditions(visit: &Visit) -> Vec<Choice> {
    Condition::ALL
        .iter()
        .map(|condition| Choice::new(condition.as_str(), word(visit, "awards-condition", condition.as_str())))
        .collect()
}

/// The award, for who plans it.
async fn found(visit: &Visit, id: AwardId) -> Result<Detail, Stop> {
    visit
        .read(move |tx| {
            tx.permit(Deed::PlanInstalments)?;
            views::detail(tx, id)
        })
        .await
}

#[derive(Serialize)]
struct PlanView {
    back: String,
    amount: Money,
    form: FormView,
    rows: Vec<PlanRow>,
}

#[derive(Serialize)]
struct PlanRow {
    legend: String,
    fields: Vec<FieldView>,
}

fn current(found: &Detail) -> Vec<&Instalment> {
    found.instalments.iter().filter(|part| part.state != InstalmentState::Cancelled).collect()
}

fn row_count(form: &Form, found: &Detail) -> usize {
    let typed = (1..=MOST).filter(|number| form.has(&format!("amount_{number}"))).count();
    (current(found).len() + SPARE).max(typed).min(MOST)
}

fn plan_page(visit: &Visit, found: &Detail, form: &Form) -> Answer {
    let count = row_count(form, found);
    let currency = found.award.amount.currency();
    let mut inputs = Vec::new();
    for number in 1..=count {
        let label = |field: &str| visit.say(&format!("awards-plan-{field}"));
        let choices = conditions(visit);
        inputs.push(
            Input::money(&format!("amount_{number}"), currency.code())
                .labelled(label("amount"))
                .hinted(visit.say("awards-plan-share")),
        );
        inputs.push(Input::date(&format!("due_{number}")).labelled(label("due")));
        inputs.push(Input::select(&format!("condition_{number}"), choices).labelled(label("condition")));
        inputs.push(
            Input::text(&format!("note_{number}"))
                .labelled(label("note"))
                .hinted(label("note.hint"))
                .optional()
                .max(NOTE),
        );
    }
    let mut view = form.view(visit, &format!("/awards/{}/plan", found.award.id), inputs, "awards-plan-button");
    let mut fields = std::mem::take(&mut view.fields).into_iter();
    let rows = (1..=count).map(|number| PlanRow {
        legend: visit.message(&Message::new("awards-instalment").with("n", number)),
        fields: fields.by_ref().take(4).collect(),
    });
    let view = PlanView {
        rows: rows.collect(),
        back: format!("/awards/{}", found.award.id),
        amount: found.award.amount,
        form: view,
    };
    visit.show_form("awards/plan", "awards-plan-heading", form, &view)
}

fn filled(visit: &Visit, found: &Detail) -> Form {
    let mut form = Form::blank("awards-plan");
    for (number, part) in (1..).zip(current(found)) {
        form = form
            .with(&format!("amount_{number}"), typed(&part.amount, visit.lang))
            .with(&format!("due_{number}"), words::date(part.due_on))
            .with(&format!("condition_{number}"), part.condition.as_str())
            .with(&format!("note_{number}"), part.note.clone().unwrap_or_default());
    }
    form
}

#[get("/awards/<id>/plan")]
async fn plan_form(visit: Visit, id: AwardId) -> Answer {
    let found = found(&visit, id).await?;
    plan_page(&visit, &found, &filled(&visit, &found))
}

/// Hundredths of a percent, where a share of the award was typed instead of an amount: `20 %`.
fn share(text: &str) -> Option<u32> {
    let number = text.trim().strip_suffix('%')?.trim().replace(',', ".");
    let hundredths = number.parse::<Decimal>().ok()?.checked_mul(Decimal::ONE_HUNDRED)?;
    hundredths.to_u32().filter(|share| hundredths.fract().is_zero() && (1..=10_000).contains(share))
}

/// What shares of an award come to; where they are the whole of it, to the last unit. Of a promise that several donors'
/// funds may carry, so a half goes up by no donor's rule.
fn shared(whole: Money, shares: &[Option<u32>]) -> Vec<Option<Money>> {
    let all: Option<Vec<u64>> = shares.iter().map(|share| share.map(u64::from)).collect();
    if let Some(weights) = all.filter(|weights| weights.iter().sum::<u64>() == 10_000) {
        return split(&whole, &weights).map_or_else(|_| Vec::new(), |parts| parts.into_iter().map(Some).collect());
    }
    shares.iter().map(|share| share.and_then(|share| percent(&whole, share, Rounding::HalfUp).ok())).collect()
}

/// The parts that were typed; rows with neither amount nor date nor note are empty.
fn read_plan(form: &mut Form, found: &Detail) -> Option<Vec<Planned>> {
    let named = |number: usize, field: &str| format!("{field}_{number}");
    let empty = |number: usize| ["amount", "due", "note"].map(|field| named(number, field));
    let filled: Vec<usize> = (1..=row_count(form, found))
        .filter(|number| !empty(*number).iter().all(|name| form.raw(name).trim().is_empty()))
        .collect();
    let shares: Vec<Option<u32>> = filled.iter().map(|number| share(form.raw(&named(*number, "amount")))).collect();
    let amounts = shared(found.award.amount, &shares);
    let mut plan = Vec::new();
    let mut whole = true;
    for (number, amount) in filled.into_iter().zip(amounts) {
        let amount = amount.or_else(|| form.money(&named(number, "amount"), found.award.amount.currency()));
        let (due, condition) = (form.date(&named(number, "due")), form.one::<Condition>(&named(number, "condition")));
        let note = form.optional(&named(number, "note"), NOTE);
        let part = (|| {
            Some(Planned {
                amount: amount?,
                due_on: due?,
                condition: condition?,
                note: Some(note?).filter(|note| !note.is_empty()),
            })
        })();
        whole &= part.is_some();
        plan.extend(part);
    }
    whole.then_some(plan)
}

#[post("/awards/<id>/plan", data = "<posted>")]
async fn plan(visit: Visit, id: AwardId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let found = found(&visit, id).await?;
    let mut form = Form::sent("awards-plan", posted);
    let new = read_plan(&mut form, &found);
    match visit.act(&mut form, new, move |tx, new| awards::plan(tx, id, new)).await? {
        Some(()) => visit.done(jar, format!("/awards/{id}"), "awards-planned"),
        None => plan_page(&visit, &found, &form),
    }
}

#[derive(Serialize)]
struct FormPage {
    back: String,
    facts: Vec<Fact>,
    text: String,
    form: FormView,
}

fn met_page(visit: &Visit, found: &Detail, id: InstalmentId, form: &Form) -> Answer {
    let part = found.instalments.iter().find(|part| part.id == id).ok_or(Stop::Missing)?;
    let rows = [
        ("awards-letter-reference", found.reference.clone()),
        ("awards-number", part.number.to_string()),
        ("awards-amount", money::format(&part.amount, visit.lang.style())),
        ("awards-due", words::date(part.due_on)),
        ("awards-waits-for", word(visit, "awards-condition", part.condition.as_str())),
    ];
    let action = format!("/awards/{}/instalments/{id}/met", found.award.id);
    let inputs = vec![Input::date("met_on"), Input::area("note", NOTE).optional()];
    let view = FormPage {
        back: format!("/awards/{}", found.award.id),
        facts: rows.into_iter().map(|(key, value)| Fact { label: visit.say(key), value }).collect(),
        text: part.note.clone().unwrap_or_default(),
        form: form.view(visit, &action, inputs, "awards-met-button"),
    };
    visit.show_form("awards/met", "awards-met-heading", form, &view)
}

#[get("/awards/<id>/instalments/<part>/met")]
async fn met_form(visit: Visit, id: AwardId, part: InstalmentId) -> Answer {
    let found = found(&visit, id).await?;
    met_page(&visit, &found, part, &Form::blank("awards-met"))
}

#[post("/awards/<id>/instalments/<part>/met", data = "<posted>")]
async fn met(visit: Visit, id: AwardId, part: InstalmentId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("awards-met", posted);
    let (on, note) = (form.date("met_on"), form.optional("note", NOTE));
    let new = on.zip(note).map(|(on, note)| Met { on, note });
    if visit.act(&mut form, new, move |tx, new| awards::meet_condition(tx, part, new)).await?.is_some() {
        return visit.done(jar, format!("/awards/{id}"), "awards-met-done");
    }
    met_page(&visit, &found(&visit, id).await?, part, &form)
}

async fn finish_page(visit: &Visit, id: AwardId, form: &Form) -> Answer {
    let found = found(visit, id).await?;
    let lists = visit.read(choices::lists).await?;
    let ends = [State::Completed, State::Cancelled].map(|state| {
        let key = format!("awards-end-{state}");
        Choice::new(state.as_str(), visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    });
    let inputs = vec![Input::radios("end", ends.into()), Input::area("reason", NOTE).optional()];
    let view = FormPage {
        back: format!("/awards/{id}"),
        facts: award_facts(visit, &found, &lists),
        text: String::new(),
        form: form.view(visit, &format!("/awards/{id}/finish"), inputs, "awards-finish-button"),
    };
    visit.show_form("awards/finish", "awards-finish-heading", form, &view)
}

#[get("/awards/<id>/finish")]
async fn finish_form(visit: Visit, id: AwardId) -> Answer {
    finish_page(&visit, id, &Form::blank("awards-finish")).await
}

#[post("/awards/<id>/finish", data = "<posted>")]
async fn finish(visit: Visit, id: AwardId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let mut form = Form::sent("awards-finish", posted);
    let (end, reason) = (form.one::<State>("end"), form.optional("reason", NOTE));
    match visit
        .act(&mut form, end.zip(reason), move |tx, (end, reason)| payouts::finish_award(tx, id, *end, reason))
        .await?
    {
        Some(()) => visit.done(jar, format!("/awards/{id}"), "awards-finished"),
        None => finish_page(&visit, id, &form).await,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::base::Currency;

    #[test]
    fn a_share_is_typed_with_its_sign_and_all_shares_come_to_the_award() {
        assert_eq!((share("20 %"), share("33,33%"), share("12.5 %")), (Some(2_000), Some(3_333), Some(1_250)));
        for bad in ["20", "%", "0 %", "101 %", "1,234 %", "-5 %", "x %"] {
            assert_eq!(share(bad), None, "{bad}");
        }
        let award = Money::from_minor(100, Currency::EUR);
        let minors = |shares: &[Option<u32>]| -> Vec<Option<i64>> {
            shared(award, shares).into_iter().map(|part| part.map(|part| part.minor())).collect()
        };
        assert_eq!(minors(&[Some(3_333), Some(3_333), Some(3_334)]), [Some(33), Some(33), Some(34)]);
        assert_eq!(minors(&[Some(1_000), None]), [Some(10), None]);
    }
}
