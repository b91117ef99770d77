//! One question of a form: added, changed, taken away.

use super::{Built, code_input, code_of, free_code, open, section_in, show};
use crate::{
    base::{CallId, Labels, Lang, Stop, stop::Message},
    calls::{
        builder::{self, Change},
        forms::{Kind, OwnOption, QuestionFile, SectionFile},
        pages::labels::{WRITTEN, labels, named, with_labels, written},
        whole,
    },
    web::{Answer, Choice, Form, Input, Posted, Visit},
};
use rocket::{Route, get, http::CookieJar, post, routes};

/// What the list field holds for answers of the question's own.
const OWN: &str = "own";

pub(super) fn routes() -> Vec<Route> {
    routes![add_question_form, add_question, question_form, question, remove_question]
}

/// The answers of earlier questions that another may wait for: `code=value` and how it is read.
fn conditions(visit: &Visit, built: &Built, code: &str) -> Vec<Choice> {
    let mut found = vec![Choice::new("", visit.say("calls-question-always"))];
    for question in built.file.questions().take_while(|question| question.code != code) {
        for answer in whole::answers(question, &built.lists) {
            let own = question.options.iter().find(|option| option.code == answer);
            let said = match (own, question.kind) {
                (Some(option), _) => option.labels.say(visit.lang),
                (None, Kind::YesNo | Kind::Declaration) => visit.say(&format!("form-{answer}")),
                _ => built.lists.name(&question.list, &answer, visit.lang),
            };
            let label = format!("{} {said}", question.labels.say(visit.lang));
            found.push(Choice::new(format!("{}={answer}", question.code), label));
        }
    }
    found
}

fn question_inputs(visit: &Visit, built: &Built, code: Option<&str>) -> Vec<Input> {
    let sections = built.file.sections.iter().map(|one| Choice::new(&one.code, one.labels.say(visit.lang))).collect();
    let kinds = Kind::ALL.iter().map(|kind| Choice::new(kind.as_str(), visit.say(&format!("calls-kind-{kind}"))));
    let mut lists = vec![Choice::new("", "–"), Choice::new(OWN, visit.say("calls-question-own"))];
    lists.extend(built.lists.names().map(|list| Choice::new(list, named(visit, "list", list))));
    let mut fills = vec![Choice::new("", "–")];
    fills.extend(whole::COLUMNS.map(|column| Choice::new(column, named(visit, "fills", column))));
    let flag = |name: &str| {
        let key = format!("calls-flag-{name}");
        Choice::new(name, visit.say(&key)).hinted(visit.say(&format!("{key}.hint")))
    };
    let flags = ["required", "board", "sensitive", "scored", "names"].map(flag);
    let mut inputs = written(visit, "label", "calls-part-question", None);
    inputs.extend(written(visit, "help", "calls-part-help", Some(whole::HELP)));
    inputs.push(Input::select("kind", kinds.collect()).width("l"));
    inputs.push(Input::checks("flags", flags.into()).optional());
    inputs.push(Input::number("max_chars").optional());
    inputs.push(Input::select("list", lists).width("l").optional());
    inputs.extend(written(visit, "answers", "calls-part-answers", Some(4_000)));
    inputs.push(Input::select("show_when", conditions(visit, built, code.unwrap_or_default())).optional());
    inputs.push(Input::select("fills", fills).width("l").optional());
    inputs.push(Input::select("section", sections).width("l"));
    inputs.extend(code.is_none().then(code_input));
    inputs
}

/// Answers of the question's own, written a line each in each language. A code stays with its words, else with its place.
fn read_options(form: &mut Form, before: &[OwnOption]) -> Option<Vec<OwnOption>> {
    let mut rows: Vec<Labels> = Vec::new();
    for lang in WRITTEN {
        let field = format!("answers_{}", lang.code());
        let text = form.optional(&field, 4_000)?;
        let lines: Vec<&str> = text.lines().map(str::trim).filter(|line| !line.is_empty()).collect();
        if lines.is_empty() {
            continue;
        }
        if rows.is_empty() {
            rows.resize(lines.len(), Labels::default());
        }
        if lines.len() != rows.len() {
            form.refuse(&field, Message::new("calls-answers-uneven").with("lines", rows.len()));
            return None;
        }
        for (row, line) in rows.iter_mut().zip(lines) {
            row.0.insert(lang, line.to_owned());
        }
    }
    Some(coded(rows, before))
}

fn coded(rows: Vec<Labels>, before: &[OwnOption]) -> Vec<OwnOption> {
    let same =
        |row: &Labels, option: &OwnOption| row.0.iter().any(|(lang, text)| option.labels.0.get(lang) == Some(text));
    let kept: Vec<Option<String>> = rows
        .iter()
        .map(|row| before.iter().find(|option| same(row, option)).map(|option| option.code.clone()))
        .collect();
    let mut taken: Vec<String> = kept.iter().flatten().cloned().collect();
    let mut options = Vec::new();
    for (place, (row, kept)) in rows.into_iter().zip(kept).enumerate() {
        let in_place = before.get(place).map(|option| option.code.clone()).filter(|code| !taken.contains(code));
        let code =
            kept.or(in_place).unwrap_or_else(|| free_code(row.0.get(&Lang::En).map_or("", String::as_str), &taken));
        taken.push(code.clone());
        options.push(OwnOption { code, labels: row });
    }
    options
}

/// A question as its form says; `None` where something is malformed.
fn read_question(form: &mut Form, built: &Built, before: Option<&QuestionFile>) -> Option<(String, QuestionFile)> {
    let (texts, help) = (labels(form, "label", whole::LABEL), labels(form, "help", whole::HELP));
    let (kind, section) = (form.one::<Kind>("kind"), form.one::<String>("section"));
    let max_chars = if form.raw("max_chars").trim().is_empty() {
        Some(0)
    } else {
        form.number("max_chars", 1, whole::LIMIT.into())
    };
    let list = form.optional("list", 60)?;
    let options = if list == OWN {
        read_options(form, before.map_or(&[], |question| question.options.as_slice()))
    } else {
        Some(Vec::new())
    };
    let (fills, show_when) = (form.optional("fills", 40)?, form.optional("show_when", 200)?);
    let labels = texts?;
    let code = match before {
        Some(question) => question.code.clone(),
        None => code_of(form, &labels, &built.file.questions().map(|one| one.code.clone()).collect::<Vec<_>>())?,
    };
    let flags = form.all("flags");
    let flag = |name: &str| flags.iter().any(|flag| flag == name);
    let kind = kind?;
    let chooses = matches!(kind, Kind::OneOf | Kind::SeveralOf);
    let question = QuestionFile {
        code,
        kind,
        list: if list == OWN || !chooses { String::new() } else { list },
        column: fills,
        required: flag("required"),
        max_chars: i32::try_from(max_chars?).unwrap_or(0),
        board_sees: flag("board"),
        sensitive: flag("sensitive"),
        scored: flag("scored"),
        names_people: flag("names") && !matches!(kind, Kind::File | Kind::Budget),
        show_when,
        labels,
        help: help?,
        options: if chooses { options? } else { Vec::new() },
    };
    Some((section?, question))
}

fn filled(question: &QuestionFile, section: &str) -> Form {
    let mut form = Form::blank("calls-question")
        .with("kind", question.kind.as_str())
        .with("list", if question.options.is_empty() { question.list.as_str() } else { OWN })
        .with("show_when", question.show_when.clone())
        .with("fills", question.column.clone())
        .with("section", section);
    form = with_labels(with_labels(form, "label", &question.labels), "help", &question.help);
    if question.max_chars > 0 {
        form = form.with("max_chars", question.max_chars.to_string());
    }
    let flags = [
        (question.required, "required"),
        (question.board_sees, "board"),
        (question.sensitive, "sensitive"),
        (question.scored, "scored"),
        (question.names_people, "names"),
    ];
    form = flags.into_iter().filter(|(holds, _)| *holds).fold(form, |form, (_, name)| form.with("flags", name));
    WRITTEN.into_iter().fold(form, |form, lang| {
        let lines: Vec<&str> =
            question.options.iter().filter_map(|option| option.labels.0.get(&lang)).map(String::as_str).collect();
        form.with(&format!("answers_{}", lang.code()), lines.join("\n"))
    })
}

fn new_question_page(visit: &Visit, built: &Built, id: CallId, section: &str, form: &Form) -> Answer {
    let action = format!("/calls/{id}/form/section/{section}/question");
    show(visit, id, "calls-question-new", form, &action, question_inputs(visit, built, None), None)
}

#[get("/calls/<id>/form/section/<code>/question")]
async fn add_question_form(visit: Visit, id: CallId, code: &str) -> Answer {
    let built = open(&visit, id).await?;
    section_in(&built, code)?;
    let blank = Form::blank("calls-question")
        .with("section", code)
        .with("kind", Kind::ShortText.as_str())
        .with("flags", "required")
        .with("flags", "board");
    new_question_page(&visit, &built, id, code, &blank)
}

#[post("/calls/<id>/form/section/<code>/question", data = "<posted>")]
async fn add_question(visit: Visit, id: CallId, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let built = open(&visit, id).await?;
    section_in(&built, code)?;
    let mut form = Form::sent("calls-question", posted);
    let new = read_question(&mut form, &built, None);
    let change = new.map(|(section, question)| Change::AddQuestion { section, question });
    match visit.act(&mut form, change, move |tx, change| builder::change(tx, id, change)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-part-saved"),
        None => new_question_page(&visit, &built, id, code, &form),
    }
}

/// A question and the code of its section.
fn question_in<'b>(built: &'b Built, code: &str) -> Result<(&'b SectionFile, &'b QuestionFile), Stop> {
    let within = |section: &'b SectionFile| section.questions.iter().find(|question| question.code == code);
    built.file.sections.iter().find_map(|section| Some((section, within(section)?))).ok_or(Stop::Missing)
}

fn question_page(visit: &Visit, built: &Built, id: CallId, code: &str, form: &Form) -> Answer {
    let action = format!("/calls/{id}/form/question/{code}");
    let inputs = question_inputs(visit, built, Some(code));
    show(visit, id, "calls-question-edit", form, &action, inputs, Some("question"))
}

#[get("/calls/<id>/form/question/<code>")]
async fn question_form(visit: Visit, id: CallId, code: &str) -> Answer {
    let built = open(&visit, id).await?;
    let (section, question) = question_in(&built, code)?;
    question_page(&visit, &built, id, code, &filled(question, &section.code))
}

#[post("/calls/<id>/form/question/<code>", data = "<posted>")]
async fn question(visit: Visit, id: CallId, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let built = open(&visit, id).await?;
    let (_, before) = question_in(&built, code)?;
    let mut form = Form::sent("calls-question", posted);
    let new = read_question(&mut form, &built, Some(before));
    let change = new.map(|(section, question)| Change::EditQuestion { section, question });
    match visit.act(&mut form, change, move |tx, change| builder::change(tx, id, change)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form#{code}"), "calls-part-saved"),
        None => question_page(&visit, &built, id, code, &form),
    }
}

#[post("/calls/<id>/form/question/<code>/remove", data = "<posted>")]
async fn remove_question(visit: Visit, id: CallId, code: &str, posted: Posted, jar: &CookieJar<'_>) -> Answer {
    let built = open(&visit, id).await?;
    let (section, before) = question_in(&built, code)?;
    let mut form = Form::sent("calls-question", posted);
    let change = Some(Change::RemoveQuestion(code.to_owned()));
    match visit.act(&mut form, change, move |tx, change| builder::change(tx, id, change)).await? {
        Some(()) => visit.done(jar, format!("/calls/{id}/form"), "calls-part-removed"),
        None => {
            let mut again = filled(before, &section.code);
            again.take_errors(form);
            question_page(&visit, &built, id, code, &again)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(text: &str) -> Labels {
        Labels::one(Lang::En, text)
    }

    #[test]
    fn an_answer_keeps_its_code_when_it_moves_or_is_reworded() {
        let before = coded(vec![row("A little"), row("Half"), row("All")], &[]);
        let codes = |options: &[OwnOption]| options.iter().map(|one| one.code.clone()).collect::<Vec<_>>().join(" ");
        assert_eq!(codes(&before), "a_little half all");
        assert_eq!(codes(&coded(vec![row("All"), row("A little"), row("Half")], &before)), "all a_little half");
        assert_eq!(codes(&coded(vec![row("A little"), row("One half"), row("All")], &before)), "a_little half all");
        assert_eq!(
            codes(&coded(vec![row("None"), row("Half"), row("All"), row("More")], &before)),
            "a_little half all more"
        );
    }
}
