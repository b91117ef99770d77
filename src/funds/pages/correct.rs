//! Correcting a voucher: reversing money received or fees from a bank's line, and proposing to reverse what two people agreed on.

use crate::{
    base::{Deed, FundId, Stop, stop::Message},
    funds::{
        self, Purpose, Voucher, correct,
        proposals::{self, Reversal, Wish},
        receive::NOTE_MOST,
        views::{self, Line},
    },
    web::{Answer, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![reverse_form, reverse, propose_form, propose]
}

/// How a voucher is corrected.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Way {
    /// By one person, at once.
    Reverse,
    /// By two people.
    Propose,
}

impl Way {
    /// How a transaction is corrected that is not a reversal and was not reversed; `None` where it is done elsewhere.
    pub(super) fn of(line: &Line) -> Option<Self> {
        let way = match line.purpose {
            Purpose::Transfer | Purpose::Administer => Self::Propose,
            purpose if correct::is_entry(purpose, &line.subject_kind) => Self::Reverse,
            _ => return None,
        };
        (line.reverses.is_none() && line.reversed_by.is_none()).then_some(way)
    }

    pub(super) fn deed(self) -> Deed {
        match self {
            Self::Reverse => Deed::ReverseEntries,
            Self::Propose => Deed::ProposeMoney,
        }
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Reverse => "funds-reverse",
            Self::Propose => "funds-propose-reversal",
        }
    }

    pub(super) fn word(self) -> &'static str {
        match self {
            Self::Reverse => "reverse",
            Self::Propose => "propose-reversal",
        }
    }
}

#[derive(Serialize)]
struct View {
    text: String,
    what: String,
    back: String,
    form: FormView,
}

/// A voucher of this fund that is corrected in this way, for who may; `None` where it is so no more.
async fn found(visit: &Visit, id: FundId, number: &str, way: Way) -> Result<(Voucher, Option<Line>), Stop> {
    let voucher: Voucher = number.parse().map_err(|_| Stop::Missing)?;
    let line = visit
        .read(move |tx| {
            tx.permit(way.deed())?;
            Ok(views::voucher(tx, voucher)?.line)
        })
        .await?;
    if !line.entries.iter().any(|entry| entry.fund == id) {
        return Err(Stop::Missing);
    }
    Ok((voucher, Some(line).filter(|line| Way::of(line) == Some(way))))
}

fn page(visit: &Visit, id: FundId, (voucher, line): (Voucher, &Line), way: Way, form: &Form) -> Answer {
    let word = way.word();
    let inputs = vec![Input::date("on"), Input::area("reason", NOTE_MOST)];
    let back = format!("/funds/{id}/vouchers/{voucher}");
    let view = View {
        text: visit.say(&if line.purpose == Purpose::Pay {
            "funds-reverse-fees-text".to_owned()
        } else {
            format!("funds-{word}-text")
        }),
        what: visit.say(&format!("funds-purpose-{}", line.purpose)),
        form: form.view(visit, &format!("{back}/{word}"), inputs, &format!("funds-{word}-button")),
        back,
    };
    let heading = Message::new(&format!("funds-{word}-heading")).with("voucher", voucher.to_string());
    visit.show_form_titled(&format!("funds/{word}"), &visit.message(&heading), form, &view)
}

async fn shown(visit: Visit, id: FundId, number: &str, way: Way) -> Answer {
    match found(&visit, id, number, way).await? {
        (voucher, Some(line)) => page(&visit, id, (voucher, &line), way, &Form::blank(way.prefix())),
        (voucher, None) => visit.go(format!("/funds/{id}/vouchers/{voucher}")),
    }
}

#[get("/funds/<id>/vouchers/<number>/reverse")]
async fn reverse_form(visit: Visit, id: FundId, number: &str) -> Answer {
    shown(visit, id, number, Way::Reverse).await
}

#[post("/funds/<id>/vouchers/<number>/reverse", data = "<posted>")]
async fn reverse(visit: Visit, id: FundId, number: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (voucher, line) = found(&visit, id, number, Way::Reverse).await?;
    let mut form = Form::sent(Way::Reverse.prefix(), posted);
    let new = form.date("on").zip(form.text("reason", NOTE_MOST));
    match visit.act(&mut form, new, move |tx, (on, reason)| correct::entry(tx, voucher, *on, reason)).await? {
        Some(_) => visit.done(jar, format!("/funds/{id}/vouchers/{voucher}"), "funds-reverse-done"),
        None => again(&visit, id, (voucher, line), Way::Reverse, &form).await,
    }
}

/// The form with its refusal, also where somebody was faster.
async fn again(visit: &Visit, id: FundId, (voucher, line): (Voucher, Option<Line>), way: Way, form: &Form) -> Answer {
    let line = match line {
        Some(line) => line,
        None => visit.read(move |tx| Ok(views::voucher(tx, voucher)?.line)).await?,
    };
    page(visit, id, (voucher, &line), way, form)
}

#[get("/funds/<id>/vouchers/<number>/propose-reversal")]
async fn propose_form(visit: Visit, id: FundId, number: &str) -> Answer {
    shown(visit, id, number, Way::Propose).await
}

#[post("/funds/<id>/vouchers/<number>/propose-reversal", data = "<posted>")]
async fn propose(visit: Visit, id: FundId, number: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let (voucher, line) = found(&visit, id, number, Way::Propose).await?;
    let mut form = Form::sent(Way::Propose.prefix(), posted);
    let new = form.date("on").zip(form.text("reason", NOTE_MOST));
    let act = move |tx: &mut crate::db::Tx<'_>, (on, reason): &(chrono::NaiveDate, String)| {
        let fund = funds::find(tx, id)?.id;
        proposals::propose(tx, &Wish::Reverse(Reversal { voucher, fund, on: *on }), reason)
    };
    match visit.act(&mut form, new, act).await? {
        Some(id) => visit.done(jar, format!("/proposals/{id}"), "funds-propose-done"),
        None => again(&visit, id, (voucher, line), Way::Propose, &form).await,
    }
}
