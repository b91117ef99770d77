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
    people,
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

/// What is asked for, as it was typed.
struct Wanted {
    fund: FundId,
    from: String,
    to: String,
    names: bool,
}

impl Wanted {
    /// The period asked for; without one, the year so far.
    fn asked(&self, today: NaiveDate) -> Asked {
        let first = parse_date(&self.from).or_else(|| today.with_ordinal(1)).unwrap_or(today);
        Asked { fund: self.fund, first, last: parse_date(&self.to).unwrap_or(today), names: self.names }
    }
}

/// A report with what it was asked for.
struct Loaded {
    asked: Asked,
    /// Whether the period ended before it began; the report is of its last day then.
    backwards: bool,
    report: Report,
    lists: Lists,
}

async fn load(visit: &Visit, wanted: Wanted) -> Result<Loaded, Stop> {
    visit
        .read(move |tx| {
            let asked = wanted.asked(people::today(tx)?);
            let backwards = asked.last < asked.first;
            let asked = Asked { first: asked.first.min(asked.last), ..asked };
            Ok(Loaded { asked, backwards, report: donor::report(tx, asked)?, lists: choices::lists(tx)? })
        })
        .await
}

fn shown(visit: &Visit, Loaded { asked, report, lists, .. }: &Loaded, form: &Form) -> Answer {
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
        facts: facts(visit, report).into_iter().map(|(label, value)| Fact { label, value }).collect(),
        blocks: blocks(visit, report, lists)?.into_iter().map(BlockView::new).collect(),
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
    let typed = |day: Option<&str>| day.unwrap_or_default().to_owned();
    let wanted = Wanted { fund: id, from: typed(from), to: typed(to), names: names == Some("yes") };
    let loaded = load(&visit, wanted).await?;
    let mut form = blank(&loaded.asked);
    if loaded.backwards {
        form.refuse("to", Message::new("overview-period-backwards"));
        let page = shown(&visit, &loaded, &form)?;
        return Ok(page.with_status(rocket::http::Status::UnprocessableEntity));
    }
    shown(&visit, &loaded, &form)
}

#[post("/funds/<id>/report", data = "<posted>")]
async fn take(visit: Visit, id: FundId, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::ExportLedger)).await?;
    let mut form = Form::sent("overview-donor", posted);
    let format = form.one::<files::Format>("format");
    let (from, to) = (form.raw("from").to_owned(), form.raw("to").to_owned());
    let wanted = Wanted { fund: id, from, to, names: form.raw("names") == "yes" };
    let loaded = load(&visit, wanted).await?;
    let (asked, backwards) = (loaded.asked, loaded.backwards);
    let act = move |tx: &mut crate::db::Tx<'_>, format: &files::Format| {
        if backwards {
            return Err(Refusal::PeriodBackwards.into());
        }
        donor::take_out(tx, asked, format.as_str())
    };
    let (Some(format), Some(())) = (format, visit.act(&mut form, format, act).await?) else {
        return shown(&visit, &loaded, &form);
    };
    files::download(&visit, &loaded.report, &loaded.lists, format)
}
