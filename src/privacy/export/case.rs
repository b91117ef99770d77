//! The papers of one case: the application as it was sent and is kept, the messages, and what came of it.

use super::{Block, FileOf, Paper, Whole};
use crate::{
    applications::{
        Case, Section,
        answers::{self, in_words},
        files,
        screen::{self, Outcome},
        told, translation, vetting,
    },
    awards::{self, Award},
    base::{Lang, Money, Stop, money, stop::Message, words, words::Words},
    board,
    calls::{self, Call, choices::Lists, forms},
    db::Tx,
    mail::messages,
    payouts, reports,
};
use chrono::NaiveDateTime;

/// Gathers one case into the whole. A step: the caller has opened the case for its reader.
pub(super) fn gather(tx: &mut Tx<'_>, case: &Case, lists: &Lists, lang: Lang, whole: &mut Whole) -> Result<(), Stop> {
    let call = calls::find(tx, case.call_id)?;
    let papers = [
        application(tx, case, &call, lists, lang)?,
        earlier(tx, case, lists, lang)?,
        written(tx, case, &call, lang, whole)?,
        outcome(tx, case, &call, lists, lang)?,
        money_paper(tx, case, lang)?,
    ];
    whole.papers.extend(papers.into_iter().filter(|paper| !paper.is_empty()));
    let all = files::of_case(tx, case)?;
    whole.files.extend(all.iter().map(|file| FileOf {
        case: case.id,
        of_message: false,
        id: file.id,
        path: format!("{}/{}", case.reference, files::code_name(case, &all, file)),
        size: file.size,
    }));
    Ok(())
}

fn say(lang: Lang, key: &str) -> String {
    Words::shared().say(lang, key)
}

fn at(call: &Call, at: NaiveDateTime) -> String {
    words::instant(at, words::zone(&call.zone))
}

fn paper(case: &Case, stem: &str, lang: Lang, title: &str) -> Paper {
    let mut paper = Paper::new(format!("{}/{stem}", case.reference), lang, title);
    paper.title = format!("{}: {}", paper.title, case.reference);
    paper
}

/// The facts of the application, its answers as its group sees them, and whom it named as knowing it.
fn application(tx: &mut Tx<'_>, case: &Case, call: &Call, lists: &Lists, lang: Lang) -> Result<Paper, Stop> {
    let mut paper = paper(case, "application", lang, "privacy-export-application");
    let state = format!("applications-state-{}", case.state.as_str().replace('_', "-"));
    let named = |list: &str, code: &Option<String>| {
        code.as_deref().map(|code| lists.name(list, code, lang)).unwrap_or_default()
    };
    let mut facts = Block::default();
    for (key, data, value) in [
        ("applications-reference", "", case.reference.clone()),
        ("applications-column-name", "", case.name.clone()),
        ("applications-fact-call", call.code.as_str(), call.labels.say(lang)),
        ("applications-fact-status", case.state.as_str(), say(lang, &state)),
        ("applications-fact-country", &case.country, lists.name("country", &case.country, lang)),
        ("applications-fact-region", case.region.as_deref().unwrap_or_default(), named("region", &case.region)),
        ("applications-fact-kind", case.kind.as_deref().unwrap_or_default(), named("kind", &case.kind)),
        ("applications-fact-theme", case.theme.as_deref().unwrap_or_default(), named("theme", &case.theme)),
        ("applications-fact-language", case.language.code(), case.language.own_name().to_owned()),
        ("applications-fact-channel", "", say(lang, &format!("applications-channel-{}", case.channel))),
        ("privacy-export-opened", "", at(call, case.opened_at)),
        ("applications-fact-sent", "", case.submitted_at.map(|sent| at(call, sent)).unwrap_or_default()),
    ] {
        facts.push(lang, key, data, value);
    }
    if let Some(asked) = case.requested {
        facts.amount(lang, "applications-fact-requested", asked);
    }
    paper.blocks.push(facts);
    let sections = if tx.actor.case() == Some(case.id) {
        let mut sections = answers::for_group(tx, case, lang)?;
        translation::beside(tx, case, &mut sections)?;
        sections
    } else {
        answers::for_staff(tx, case, lang, true)?
    };
    paper.blocks.extend(sections.into_iter().map(|section| answered(section, lang)));
    for referee in vetting::referees(tx, case)? {
        let mut block = Block::titled(lang, "applications-referees");
        block.say(lang, "applications-referee-name", referee.known.name);
        block.say(lang, "applications-referee-reach", referee.known.reach);
        paper.blocks.push(block);
    }
    Ok(paper)
}

fn answered(section: Section, lang: Lang) -> Block {
    let mut block = Block::named(section.title);
    for answer in section.answers {
        let files: Vec<String> =
            answer.files.iter().map(|file| format!("{} ({})", file.code_name, file.name)).collect();
        let text = if files.is_empty() { answer.text } else { files.join("\n") };
        block.entry(answer.code.clone(), answer.label, "", text);
        block.entry(answer.code, say(lang, "privacy-export-translation"), "", answer.translation);
    }
    block
}

/// The answers as they were sent before the last time, where the group corrected them.
fn earlier(tx: &mut Tx<'_>, case: &Case, lists: &Lists, lang: Lang) -> Result<Paper, Stop> {
    let mut paper = paper(case, "earlier-answers", lang, "privacy-export-earlier");
    let form = forms::load(tx, case.form_version_id)?;
    for sending in 1..case.sent_count {
        let given = answers::of_sending(tx, case, sending)?;
        let mut block = Block::named(Message::new("privacy-export-sending").with("n", sending).say(lang));
        for question in form.iter().flat_map(|section| &section.questions) {
            if let Some(value) = given.get(&question.id) {
                let value = in_words(question, value, lists, lang);
                block.entry(question.code.clone(), question.labels.say(lang), "", value);
            }
        }
        paper.blocks.push(block);
    }
    Ok(paper)
}

/// The messages both ways, as the group sees them: who of the staff wrote is not among it.
fn written(tx: &mut Tx<'_>, case: &Case, call: &Call, lang: Lang, whole: &mut Whole) -> Result<Paper, Stop> {
    let mut paper = paper(case, "messages", lang, "mail-messages-heading");
    let mut number = 0;
    for message in messages::thread(tx, case.id)?.messages {
        let by = if message.is_of_group() { "mail-message-by-group" } else { "mail-message-by-programme" };
        let mut block = Block::named(format!("{} · {}", say(lang, by), at(call, message.entry.at)));
        block.say(lang, "privacy-export-text", message.entry.body.unwrap_or_default());
        for file in message.files {
            number += 1;
            let name = format!("{}-m{number}.{}", case.reference, file.kind.ending());
            block.say(lang, "privacy-export-file", format!("{name} ({})", file.name));
            whole.files.push(FileOf {
                case: case.id,
                of_message: true,
                id: file.id,
                path: format!("{}/{name}", case.reference),
                size: file.size,
            });
        }
        paper.blocks.push(block);
    }
    Ok(paper)
}

/// What the group was told: what was asked of it, the decision as it was released, the grant.
fn outcome(tx: &mut Tx<'_>, case: &Case, call: &Call, lists: &Lists, lang: Lang) -> Result<Paper, Stop> {
    let mut paper = paper(case, "decision", lang, "privacy-export-decision");
    let mut screenings = screen::of_case(tx, case)?;
    screenings.reverse();
    for one in screenings.into_iter().filter(|one| one.outcome != Outcome::Eligible) {
        let mut block =
            Block::titled(lang, &format!("applications-outcome-{}", one.outcome.as_str().replace('_', "-")));
        block.say(lang, "privacy-export-at", at(call, one.at));
        let reason = one.reason.map(|code| lists.name("ineligible_reason", &code, lang)).unwrap_or_default();
        block.say(lang, "privacy-export-why", reason);
        block.say(lang, "privacy-export-text", one.note);
        paper.blocks.push(block);
    }
    if told::is_result(case.state) {
        let mut block = Block::titled(lang, "privacy-export-decided");
        let state = format!("applications-state-{}", case.state.as_str().replace('_', "-"));
        block.push(lang, "applications-fact-status", case.state.as_str(), say(lang, &state));
        block.say(lang, "board-decision-on", case.decided_on.map(words::date).unwrap_or_default());
        let shared = board::decisions::shared(tx, case)?;
        let reasons = shared.reasons.tell(lang).map(|told| told.whole());
        block.say(lang, "board-decision-reasons", reasons.unwrap_or_default());
        for one in &shared.feedback {
            let Some(on) = one.tell(lang) else { continue };
            block.entry(format!("board-feedback-{}", one.code), on.heading, "", on.told.whole());
        }
        paper.blocks.push(block);
    }
    Ok(paper)
}

/// The grant with its parts, what was sent, and the group's reports.
fn money_paper(tx: &mut Tx<'_>, case: &Case, lang: Lang) -> Result<Paper, Stop> {
    let mut paper = paper(case, "grant", lang, "privacy-export-grant");
    if told::is_held_from_me(tx, case.id)? {
        return Ok(paper);
    }
    for offer in awards::offers::views::of_case(tx, case)? {
        paper.blocks.push(offered(&offer, lang));
    }
    let Some(id) = awards::of_application(tx, case.id)? else { return Ok(paper) };
    let award = awards::find(tx, id)?;
    paper.blocks.push(grant(&award, lang));
    for part in awards::instalments::of_award(tx, &award)? {
        let mut block = Block::named(Message::new("awards-instalment").with("n", part.number).say(lang));
        block.amount(lang, "awards-amount", part.amount);
        block.push(lang, "awards-due", &part.due_on.to_string(), words::date(part.due_on));
        let state = format!("awards-part-state-{}", part.state);
        block.push(lang, "awards-state", part.state.as_str(), say(lang, &state));
        block.say(lang, "privacy-export-note", part.note.unwrap_or_default());
        paper.blocks.push(block);
    }
    for payout in payouts::views::sent_to_group(tx, &award)? {
        paper.blocks.extend(sent(&payout, lang));
    }
    for one in payouts::returns::moved(tx, &award)?.into_iter().filter(|one| one.is_back) {
        let mut block = Block::titled(lang, "payouts-return-heading");
        block.push(lang, "payouts-return-on", &one.on.to_string(), words::date(one.on));
        block.amount(lang, "payouts-return-amount", one.theirs);
        paper.blocks.push(block);
    }
    for duty in awards::duties::on(tx, &award)? {
        paper.blocks.push(duty_of(&duty, lang));
    }
    let own = tx.actor.case() == Some(case.id);
    for report in reports::views::of_award(tx, &award)?.into_iter().filter(|one| own || one.sent_at.is_some()) {
        paper.blocks.push(reported(&report, lang));
    }
    Ok(paper)
}

fn offered(offer: &awards::offers::Offer, lang: Lang) -> Block {
    let mut block = Block::titled(lang, "awards-offer-heading");
    block.amount(lang, "awards-offer-amount", offer.amount);
    let state = format!("awards-offer-state-{}", offer.state);
    block.push(lang, "awards-state", offer.state.as_str(), say(lang, &state));
    if let Some(day) = offer.answer_by {
        block.push(lang, "awards-offer-by", &day.to_string(), words::date(day));
    }
    block.say(lang, "awards-offer-reason", offer.reason.clone().unwrap_or_default());
    block
}

fn grant(award: &Award, lang: Lang) -> Block {
    let mut block = Block::titled(lang, "privacy-export-award");
    block.amount(lang, "awards-amount", award.amount);
    block.push(lang, "awards-awarded-on", &award.awarded_on.to_string(), words::date(award.awarded_on));
    block.say(lang, "awards-state", say(lang, &format!("awards-state-{}", award.state)));
    block.say(lang, "awards-letter-conditions", award.conditions.clone().unwrap_or_default());
    block
}

/// A duty of the law on the grant: what, by when, by whom and whether it is done; remarks of the staff are not among it.
fn duty_of(one: &awards::duties::OnAward, lang: Lang) -> Block {
    let mut block = Block::titled(lang, "awards-duty-heading");
    block.say(lang, "awards-duty", one.duty.labels.tell(lang));
    block.push(lang, "awards-duty-due-on", &one.due_on.to_string(), words::date(one.due_on));
    block.say(lang, "awards-duty-reason", one.reason.clone().unwrap_or_default());
    block.say(lang, "awards-duty-responsible", one.responsible.clone().unwrap_or_default());
    if let Some((_, at)) = one.done {
        block.push(lang, "awards-duty-done", &at.date().to_string(), words::date(at.date()));
    }
    block
}

fn sent(payout: &payouts::Payout, lang: Lang) -> Option<Block> {
    let record = payout.record.as_ref()?;
    let method = format!("payees-method-{}", payout.method.as_str().replace('_', "-"));
    let mut block = Block::titled(lang, "privacy-export-payout");
    block.push(lang, "awards-state", payout.state.as_str(), say(lang, &format!("payouts-state-{}", payout.state)));
    block.push(lang, "payouts-sent-on", &record.sent_on.to_string(), words::date(record.sent_on));
    block.amount(lang, "payouts-received", record.received);
    block.say(lang, "payouts-method", say(lang, &method));
    block.say(lang, "payouts-reference", record.reference.clone());
    block.say(lang, "payouts-purpose", payout.purpose.clone().unwrap_or_default());
    if let Some(arrived) = &record.arrival {
        let amount = arrived.amount.map(|amount| money::format(&amount, lang.style()));
        let words = say(lang, &format!("payouts-arrival-{}", arrived.what.as_str()));
        let said = [Some(words), amount].into_iter().flatten().collect::<Vec<_>>().join(" · ");
        block.push(lang, "payouts-arrival-fact", arrived.what.as_str(), said);
    }
    Some(block)
}

fn reported(report: &reports::Report, lang: Lang) -> Block {
    let title = if report.part == reports::FINAL {
        say(lang, "reports-final")
    } else {
        Message::new("reports-of-part").with("number", report.part).say(lang)
    };
    let mut block = Block::named(title);
    block.say(lang, "reports-state", say(lang, &format!("reports-state-{}", report.state)));
    block.say(lang, "reports-narrative", report.narrative.clone());
    block.say(lang, "reports-note", report.note.clone().unwrap_or_default());
    let amount = |amount: &Money| money::format(amount, lang.style());
    for line in &report.lines {
        let (planned, spent) = (say(lang, "reports-planned"), say(lang, "reports-spent"));
        let mut text = format!("{planned}: {} · {spent}: {}", amount(&line.planned), amount(&line.spent));
        if let Some(note) = &line.note {
            text.push('\n');
            text.push_str(note);
        }
        let label = if line.what.is_empty() { say(lang, "reports-whole-award") } else { line.what.clone() };
        block.entry("line".to_owned(), label, "", text);
    }
    block
}
