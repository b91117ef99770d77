//! The page on which members vote on a topic of an agenda, and the chair opens and closes the vote.

use crate::{
    base::{Deed, ItemId, MeetingId, Message, PersonId, Refusal as _, Stop},
    board::{
        Choice as Vote,
        pages::{Fact, fact, message, name_of, open_vote, stand_ins, word},
        topics::{self, Topic},
    },
    people,
    web::{Answer, Choice, Form, FormView, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};
use serde::Serialize;
use std::collections::HashMap;

pub(super) fn routes() -> Vec<Route> {
    routes![topic, vote, open, close]
}

/// The forms of the page, in order: the vote, its beginning, its end.
const FORMS: [&str; 3] = ["board-topic-cast", "board-topic-open", "board-topic-close"];

#[derive(Serialize)]
struct View {
    back: String,
    facts: Vec<Fact>,
    vote: Option<FormView>,
    open: Option<FormView>,
    close: Option<FormView>,
    no_quorum: String,
    is_secret: bool,
    /// In secret.
    has_voted: bool,
    is_away: bool,
    /// Who voted how in the open, once the vote is closed.
    ballots: Vec<Fact>,
    /// Who voted in secret, once the vote is closed.
    voters: Vec<String>,
}

async fn load(visit: &Visit, id: MeetingId, item: ItemId) -> Result<(Topic, HashMap<PersonId, String>), Stop> {
    visit
        .read(move |tx| {
            let found = topics::view(tx, id, item)?;
            let names = people::names(tx, &found.voters)?;
            Ok((found, names))
        })
        .await
}

fn facts(visit: &Visit, found: &Topic) -> Vec<Fact> {
    let result = found.item.result().map(|state| word(visit, "board-state", state.as_str()));
    let hands = found.item.counts.map(|[yes, no, abstain]| {
        message(visit, Message::new("board-minutes-hands").with("yes", yes).with("no", no).with("abstain", abstain))
    });
    let mut facts = Vec::new();
    if found.item.vote.is_some() {
        let ballot = if found.is_secret() { "board-ballot-secret" } else { "board-ballot-open" };
        facts.push(fact(visit, "board-motion-ballot", visit.say(ballot)));
        facts.push(fact(visit, "awards-conclude-cast", format!("{} / {}", found.voters.len(), found.electors)));
        facts.push(fact(visit, "awards-conclude-quorum", found.quorum.to_string()));
    }
    if !found.seats.is_empty() {
        facts.push(fact(visit, "board-stand-ins-heading", stand_ins::seats(visit, &found.seats)));
    }
    facts.extend(hands.map(|hands| fact(visit, "board-topic-counted", hands)));
    facts.extend(result.map(|result| fact(visit, "board-topic-result", result)));
    facts
}

async fn page(visit: &Visit, (id, item): (MeetingId, ItemId), sent: Option<(usize, Form)>) -> Answer {
    let (found, names) = load(visit, id, item).await?;
    let base = topics::address(id, item);
    let mut forms = FORMS.map(Form::blank);
    forms[1] = Form::blank(FORMS[1]).with("ballot", "open");
    if let Some(choice) = found.own {
        forms[0] = Form::blank(FORMS[0]).with("choice", choice.as_str());
    }
    let shown = sent.as_ref().map_or(0, |(at, _)| *at);
    if let Some((at, form)) = sent {
        forms[at] = form;
    }
    let [cast, open, close] = &forms;
    let choices =
        topics::CHOICES.map(|choice| Choice::new(choice.as_str(), word(visit, "board-choice", choice.as_str())));
    let (over, voted_on) = (found.meeting.is_over(), found.item.is_voted_on());
    let may_chair = visit.may(Deed::ChairVote) && !over;
    let blank = found.item.vote.is_none() && found.item.counts.is_none();
    let me = visit.actor.person();
    let (is_secret, is_away) = (found.is_secret(), found.is_away(me));
    let has_voted = is_secret && found.has_voted(me);
    let may_vote = voted_on && !over && visit.may(Deed::Vote) && !is_away && !has_voted;
    let name = |person: PersonId| stand_ins::voter(visit, &found.seats, person, &name_of(&names, person));
    let mut voters: Vec<String> =
        found.voters.iter().filter(|_| is_secret && !voted_on).map(|one| name(*one)).collect();
    voters.sort();
    let view = View {
        back: format!("/board/meetings/{id}"),
        facts: facts(visit, &found),
        vote: may_vote
            .then(|| cast.view(visit, &base, vec![Input::radios("choice", choices.to_vec())], "board-vote-button")),
        open: (may_chair && blank)
            .then(|| open.view(visit, &format!("{base}/open"), vec![open_vote::ballot(visit)], "board-topic-put")),
        close: (may_chair && voted_on)
            .then(|| close.view(visit, &format!("{base}/close"), Vec::new(), "board-topic-close").aside()),
        no_quorum: found.is_hopeless().map(|why| message(visit, why.message())).unwrap_or_default(),
        is_secret,
        has_voted,
        is_away: is_away && voted_on,
        ballots: if voted_on {
            Vec::new()
        } else {
            let ballot = |(person, choice): &(PersonId, Vote)| Fact {
                label: name(*person),
                value: word(visit, "board-choice", choice.as_str()),
            };
            found.ballots.iter().map(ballot).collect()
        },
        voters,
    };
    visit.show_form_titled("board/topic", &found.item.topic, &forms[shown], &view)
}

#[get("/board/meetings/<id>/items/<item>/vote")]
async fn topic(visit: Visit, id: MeetingId, item: ItemId) -> Answer {
    page(&visit, (id, item), None).await
}

async fn check(visit: &Visit, deed: Deed, id: MeetingId, item: ItemId) -> Result<Topic, Stop> {
    visit.read(move |tx| tx.permit(deed).and_then(|()| topics::view(tx, id, item))).await
}

#[post("/board/meetings/<id>/items/<item>/vote", data = "<posted>")]
async fn vote(visit: Visit, id: MeetingId, item: ItemId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let secret = check(&visit, Deed::Vote, id, item).await?.is_secret();
    let mut form = Form::sent(FORMS[0], posted);
    if secret {
        // A request key would keep when who voted.
        form.put("_key", "");
    }
    let choice = form.one::<Vote>("choice");
    match visit.act(&mut form, choice, move |tx, choice| topics::cast(tx, id, item, *choice)).await? {
        Some(()) => {
            visit.done(jar, topics::address(id, item), if secret { "board-voted-in-secret" } else { "board-voted" })
        }
        None => page(&visit, (id, item), Some((0, form))).await,
    }
}

#[post("/board/meetings/<id>/items/<item>/vote/open", data = "<posted>")]
async fn open(visit: Visit, id: MeetingId, item: ItemId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    check(&visit, Deed::ChairVote, id, item).await?;
    let mut form = Form::sent(FORMS[1], posted);
    let secret = form.raw("ballot") == "secret";
    match visit.act(&mut form, Some(secret), move |tx, secret| topics::open(tx, id, item, *secret)).await? {
        Some(()) => visit.done(jar, topics::address(id, item), "board-vote-opened"),
        None => page(&visit, (id, item), Some((1, form))).await,
    }
}

#[post("/board/meetings/<id>/items/<item>/vote/close", data = "<posted>")]
async fn close(visit: Visit, id: MeetingId, item: ItemId, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    check(&visit, Deed::ChairVote, id, item).await?;
    let mut form = Form::sent(FORMS[2], posted);
    match visit.act(&mut form, Some(()), move |tx, ()| topics::close(tx, id, item)).await? {
        Some(()) => visit.done(jar, topics::address(id, item), "board-topic-closed"),
        None => page(&visit, (id, item), Some((2, form))).await,
    }
}
