//! The list of funds.

use super::{Share, share};
use crate::{
    base::Deed,
    funds::{self, Figures, Fund, State},
    web::{Answer, Visit},
};
use rocket::{Route, get, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![list]
}

fn tone(state: State) -> &'static str {
    if state == State::Open { "green" } else { "" }
}

#[derive(Serialize)]
struct ListRow {
    href: String,
    code: String,
    name: String,
    state: String,
    tone: &'static str,
    figures: Figures,
    used: Share,
}

#[derive(Serialize)]
struct List {
    rows: Vec<ListRow>,
    may_edit: bool,
    may_export: bool,
}

#[get("/funds")]
async fn list(visit: Visit) -> Answer {
    let rows = visit
        .read(|tx| {
            tx.permit(Deed::SeeFunds)?;
            let all = funds::list(tx)?;
            let figures = funds::figures_of(tx, &all)?;
            Ok(all.into_iter().filter_map(|fund| Some((*figures.get(&fund.id)?, fund))).collect::<Vec<_>>())
        })
        .await?;
    let view = List {
        rows: rows.into_iter().map(|(figures, fund)| list_row(&visit, figures, fund)).collect(),
        may_edit: visit.may(Deed::EditFunds),
        may_export: visit.may(Deed::ExportLedger),
    };
    visit.show("funds/list", "funds-heading", &view)
}

fn list_row(visit: &Visit, figures: Figures, fund: Fund) -> ListRow {
    let used = figures.received.checked_sub(figures.available).unwrap_or(figures.received);
    ListRow {
        href: format!("/funds/{}", fund.id),
        name: fund.labels.say(visit.lang),
        state: visit.say(&format!("funds-state-{}", fund.state)),
        tone: tone(fund.state),
        used: share(visit, "funds-used", used, figures.received, ""),
        code: fund.code,
        figures,
    }
}
