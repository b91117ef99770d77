//! One line of a statement: what it is, and what may be done with it.

use super::{candidate_words, facts, line_tag, score_words};
use crate::{
    audit::pages::HistoryView,
    awards::pages::Tag,
    bank::{
        LineState, accounts, settle,
        views::{self, OneLine},
    },
    base::{BankAccountId, BankLineId, BankTransferId, Deed, FundId, Money, TransactionId, words},
    funds::Fund,
    web::{Answer, Choice, Fact, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![line, settle_line]
}

#[derive(Serialize)]
struct LinePage {
    tag: Tag,
    account: String,
    account_name: String,
    amount: Money,
    facts: Vec<Fact>,
    note: String,
    settle: Option<FormView>,
    post: Option<FormView>,
    ask: Option<FormView>,
    back: Option<FormView>,
    /// The lines that it undoes and that undid it, and where it is reversed; empty where there is none.
    undoes: String,
    /// What it has to do with the opening balance; empty where nothing.
    of_opening: String,
    undone: String,
    reverse: String,
    history: Vec<HistoryView>,
}

/// What may be done with a line, each a form of its own.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Wish {
    Settle,
    Post,
    Ask,
    Back,
}

impl Wish {
    const ALL: [Self; 4] = [Self::Settle, Self::Post, Self::Ask, Self::Back];

    fn name(self) -> &'static str {
        match self {
            Self::Settle => "settle",
            Self::Post => "post",
            Self::Ask => "ask",
            Self::Back => "back",
        }
    }

    fn read(text: &str) -> Self {
        Self::ALL.into_iter().find(|one| one.name() == text).unwrap_or(Self::Ask)
    }

    fn prefix(self) -> &'static str {
        match self {
            Self::Settle => "bank-settle",
            Self::Post => "bank-post",
            Self::Ask => "bank-ask",
            Self::Back => "bank-back",
        }
    }

    fn blank(self) -> Form {
        Form::blank(self.prefix()).with("wish", self.name())
    }
}

fn settle_choices(visit: &Visit, found: &OneLine) -> Vec<Choice> {
    let name = |id: BankAccountId| {
        found.accounts.iter().find(|one| one.id == id).map(|one| one.details.name.clone()).unwrap_or_default()
    };
    let ledger = found.candidates.iter().map(|one| {
        Choice::new(format!("t{}", one.transaction), candidate_words(visit, one)).hinted(score_words(visit, one))
    });
    let moved = found.transfers.iter().map(|one| {
        let words = format!("{} → {} · {}", name(one.from), name(one.to), words::date(one.on));
        Choice::new(format!("x{}", one.id), words).hinted(visit.say("bank-a-transfer"))
    });
    ledger.chain(moved).collect()
}

/// The forms of what may be done with a line; `shown` is the one that was sent.
fn wishes(visit: &Visit, found: &OneLine, shown: Option<(Wish, &Form)>) -> Vec<(Wish, FormView)> {
    let line = &found.line;
    let incoming = line.amount.is_positive();
    let waits = matches!(line.state, LineState::Open | LineState::Asked);
    let typed = line.state == LineState::Transfer && !line.from_bank;
    let said = matches!(line.state, LineState::Matched | LineState::Transfer | LineState::Asked) && !typed;
    let choices = settle_choices(visit, found);
    let name =
        |fund: &Fund| Choice::new(fund.id.to_string(), format!("{} ({})", fund.labels.say(visit.lang), fund.code));
    let funds: Vec<Choice> = found.funds.iter().map(name).collect();
    let may_post = waits && !funds.is_empty() && (!incoming || visit.may(Deed::EditFunds));
    let may_settle = waits && !choices.is_empty();
    let post = if incoming { "bank-post-receive-button" } else { "bank-post-fees-button" };
    let all = [
        (Wish::Settle, may_settle, vec![Input::radios("what", choices)], "bank-settle-button"),
        (Wish::Post, may_post, vec![Input::select("fund", funds).width("m")], post),
        (Wish::Ask, waits, vec![Input::area("note", accounts::TEXT_MOST)], "bank-ask-button"),
        (Wish::Back, said || found.posting_undone, Vec::new(), "bank-back-button"),
    ];
    let may = |one: &(Wish, bool, Vec<Input>, &str)| one.1 && visit.may(Deed::KeepBank);
    let action = format!("/bank-lines/{}", line.id);
    let view = |(wish, _, inputs, button): (Wish, bool, Vec<Input>, &str)| {
        let inputs = std::iter::once(Input::hidden("wish")).chain(inputs).collect();
        let view = match shown.filter(|(one, _)| *one == wish) {
            Some((_, form)) => form.view(visit, &action, inputs, button),
            None => wish.blank().view(visit, &action, inputs, button).aside(),
        };
        (wish, view)
    };
    all.into_iter().filter(may).map(view).collect()
}

async fn line_page(visit: &Visit, id: BankLineId, shown: Option<(Wish, &Form)>) -> Answer {
    let found = visit.read(move |tx| views::line(tx, id)).await?;
    let line = &found.line;
    let mut forms = wishes(visit, &found, shown);
    let mut form = |wish: Wish| forms.extract_if(.., |(one, _)| *one == wish).next().map(|(_, view)| view);
    let link = |line: BankLineId| format!("/bank-lines/{line}");
    let may_reverse = found.may_be_reversed && visit.may(Deed::ReverseEntries);
    let judged = line
        .settled
        .map(|(by, at)| format!("{} · {}", visit.local(at), found.names.get(&by).cloned().unwrap_or_default()));
    let view = LinePage {
        tag: line_tag(visit, line.state),
        account: format!("/bank/{}", found.account.id),
        account_name: found.account.details.name.clone(),
        amount: line.amount,
        facts: facts(
            visit,
            [
                ("bank-fact-on", words::date(line.on)),
                ("bank-fact-name", line.said.name.clone()),
                ("bank-fact-text", line.said.text.clone()),
                ("bank-fact-reference", line.said.reference.clone()),
                ("bank-fact-own-reference", line.said.own_reference.clone()),
                ("bank-fact-settled", judged.unwrap_or_default()),
            ],
        ),
        note: line.note.clone().unwrap_or_default(),
        settle: form(Wish::Settle),
        post: form(Wish::Post),
        ask: form(Wish::Ask),
        back: form(Wish::Back),
        undoes: line.reverses.map(link).unwrap_or_default(),
        of_opening: match (line.reverses_opening, line.state) {
            (true, _) => visit.say("bank-line-undoes-opening"),
            (_, LineState::Opening) => visit.say("bank-line-is-opening"),
            _ => String::new(),
        },
        undone: found.reversed_by.map(link).unwrap_or_default(),
        reverse: if may_reverse { format!("/bank-lines/{id}/reverse") } else { String::new() },
        history: crate::audit::pages::lines(visit, &found.history, &found.names),
    };
    let page = visit.show("bank/line", "bank-line-heading", &view)?;
    let refused = shown.is_some_and(|(_, form)| form.refused());
    Ok(if refused { page.with_status(rocket::http::Status::UnprocessableEntity) } else { page })
}

#[get("/bank-lines/<id>")]
async fn line(visit: Visit, id: BankLineId) -> Answer {
    line_page(&visit, id, None).await
}

/// A choice of what a line is.
enum What {
    Transaction(TransactionId),
    Transfer(BankTransferId),
}

fn read_what(text: &str) -> Option<What> {
    let id = text.get(1..)?;
    match text.get(..1)? {
        "t" => id.parse().ok().map(What::Transaction),
        "x" => id.parse().ok().map(What::Transfer),
        _ => None,
    }
}

#[post("/bank-lines/<id>", data = "<posted>")]
async fn settle_line(visit: Visit, id: BankLineId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    visit.read(|tx| tx.permit(Deed::KeepBank)).await?;
    let wish = Wish::read(posted.value("wish").unwrap_or_default());
    let mut form = Form::sent(wish.prefix(), posted);
    let done = match wish {
        Wish::Settle => {
            let what = form.one::<String>("what").and_then(|text| read_what(&text));
            let act = move |tx: &mut crate::db::Tx<'_>, what: &What| match what {
                What::Transaction(transaction) => settle::to_transaction(tx, id, *transaction),
                What::Transfer(transfer) => settle::to_transfer(tx, id, *transfer),
            };
            visit.act(&mut form, what, act).await?
        }
        Wish::Post => {
            let fund = form.one::<FundId>("fund");
            visit.act(&mut form, fund, move |tx, fund| settle::post(tx, id, *fund)).await?
        }
        Wish::Ask => {
            let note = form.text("note", accounts::TEXT_MOST);
            visit.act(&mut form, note, move |tx, note| settle::ask(tx, id, note)).await?
        }
        Wish::Back => visit.act(&mut form, Some(()), move |tx, ()| settle::take_back(tx, id)).await?,
    };
    match done {
        Some(()) => visit.done(jar, format!("/bank-lines/{id}"), "bank-line-done"),
        None => line_page(&visit, id, Some((wish, &form))).await,
    }
}
