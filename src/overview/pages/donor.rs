//! The page of a fund's report to its donor, and its download.

use super::{
    blocks::{Block, blocks, facts},
    files,
};
use crate::{
    base::{Deed, FundId, Message, Money, Stop, words},
    calls::choices::{self, Lists},
    overview::{
        Refusal,
        donor::{self, Asked, Report},
    },
    web::{
        Answer, Choice, Fact, Form, FormView, Input, Posted, Visit,
        chart::{self, Chart},
        forms::parse_date,
    },
};
use chrono::{Datelike, NaiveDate};
use rocket::{Route, get, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![page, take]
}

/// A cell of a table on the page.
#[derive(Serialize)]
struct CellView {
    text: String,
    num: bool,
    /// A code or a day, which stays in one line.
    whole: bool,
}

/// A table on the page.
#[derive(Serialize)]
struct BlockView {
    heading: String,
    heads: Vec<CellView>,
    rows: Vec<Vec<CellView>>,
    total: Vec<CellView>,
    notes: Vec<String>,
}

impl BlockView {
    fn new(block: Block) -> Self {
        let cells = |row: Vec<String>| {
            let cell =
                |(at, text): (usize, String)| CellView { num: at >= block.figures, whole: !text.contains(' '), text };
            row.into_iter().enumerate().map(cell).collect::<Vec<_>>()
        };
        Self {
            heads: cells(block.heads),
            rows: block.rows.into_iter().map(cells).collect(),
            total: cells(block.total),
            heading: block.heading,
            notes: block.notes,
        }
    }
}

#[derive(Serialize)]
struct View {
    facts: Vec<Fact>,
    blocks: Vec<BlockView>,
    chart: Option<Chart>,
    checksum: String,
    filter: FilterView,
    form: Option<FormView>,
    fund: String,
}

#[derive(Serialize)]
struct FilterView {
    from: String,
    to: String,
    names: bool,
}

/// The period asked for; without one, the year so far.
fn asked(fund: FundId, from: &str, to: &str, names: bool, today: NaiveDate) -> Asked {
    let first = parse_date(from).or_else(|| today.with_ordinal(1)).unwrap_or(today);
    Asked { fund, first, last: parse_date(to).unwrap_or(today), names }
}

async fn load(visit: &Visit, asked: Asked) -> Result<(Report, Lists), Stop> {
    visit.read(move |tx| Ok((donor::report(tx, asked)?, choices::lists(tx)?))).await
}

async fn shown(visit: &Visit, asked: Asked, form: &Form) -> Answer {
    let (report, lists) = load(visit, asked).await?;
    let categories = visit.say("overview-csv-categories");
    let formats = [("xlsx", "XLSX"), ("csv", "CSV"), ("categories", categories.as_str()), ("pdf", "PDF")];
    let formats = formats.map(|(value, label)| Choice::new(value, label));
    let inputs = vec![
        Input::hidden("from"),
        Input::hidden("to"),
        Input::hidden("names"),
        Input::radios("format", formats.into()),
    ];
    let spent: Vec<(String, Money)> = report
        .grants
        .iter()
        .filter(|one| one.period.is_positive())
        .map(|one| (one.reference.clone(), one.period))
        .collect();
    let words = (visit.say("overview-chart"), visit.say("overview-chart-about"));
    let heads = [visit.say("overview-grant"), visit.say("funds-paid")];
    let view = View {
        facts: facts(visit, &report).into_iter().map(|(label, value)| Fact { label, value }).collect(),
        blocks: blocks(visit, &report, &lists)?.into_iter().map(BlockView::new).collect(),
        chart: (!spent.is_empty()).then(|| chart::bars("grants", words, heads, &spent, visit.lang.style())),
        checksum: report.statement.checksum.clone(),
        filter: FilterView { from: words::date(asked.first), to: words::date(asked.last), names: asked.names },
        form: visit
            .may(Deed::ExportLedger)
            .then(|| form.view(visit, &format!("/funds/{}/report", asked.fund), inputs, "overview-download")),
        fund: format!("/funds/{}", asked.fund),
    };
    let heading = visit.message(&Message::new("overview-donor-heading").with("fund", report.fund.code.as_str()));
    visit.show_form_titled("overview/donor", &heading, form, &view)
}

fn blank(asked: &Asked) -> Form {
    Form::blank("overview-donor")
        .with("from", asked.first.to_string())
        .with("to", asked.last.to_string())
        .with("names", if asked.names { "yes" } else { "" })
        .with("format", "xlsx")
}

#[get("/funds/<id>/report?<from>&<to>&<names>")]
async fn page(visit: Visit, id: FundId, from: Option<&str>, to: Option<&str>, names: Option<&str>) -> Answer {
    let today = visit.read(crate::people::today).await?;
    let named = names == Some("yes");
    let asked = asked(id, from.unwrap_or_default(), to.unwrap_or_default(), named, today);
    if asked.last < asked.first {
        let whole = Asked { first: asked.last, ..asked };
        let mut form = blank(&whole);
        form.refuse("to", Message::new("overview-period-backwards"));
        let page = shown(&visit, whole, &form).await?;
        return Ok(page.with_status(rocket::http::Status::UnprocessableEntity));
    }
    shown(&visit, asked, &blank(&asked)).await
}

#[post("/funds/<id>/report", data = "<posted>")]
async fn take(visit: Visit, id: FundId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::ExportLedger)).await?;
    let mut form = Form::sent("overview-donor", posted);
    let format = form.one::<files::Format>("format");
    let today = visit.read(crate::people::today).await?;
    let asked = asked(id, form.raw("from"), form.raw("to"), form.raw("names") == "yes", today);
    let act = move |tx: &mut crate::db::Tx<'_>, format: &files::Format| {
        if asked.last < asked.first {
            return Err(Refusal::PeriodBackwards.into());
        }
        donor::take_out(tx, asked, format.as_str())
    };
    let (Some(format), Some(())) = (format, visit.act(&mut form, format, act).await?) else {
        return shown(&visit, Asked { first: asked.first.min(asked.last), ..asked }, &form).await;
    };
    let (report, lists) = load(&visit, asked).await?;
    files::download(&visit, &report, &lists, format)
}
