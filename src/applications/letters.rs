//! Letters of old fonts: texts typed with them look right only on the writer's own screen. They are told of, never changed.

use super::answers::Answers;
use crate::{
    base::Lang,
    calls::forms::{Kind, Question},
};

/// Letters that stand in Tajik and Uzbek texts only where an old font drew others in their place; two fonts use them for
/// contradictory letters, so nothing can be put right by itself.
const LEGACY: &str = "ЇїІіЅѕЉљЊњЌќЂђ";

/// The letters of old fonts in a text, each once, in the order they are met; none in languages that use them rightly.
pub fn legacy(text: &str, lang: Lang) -> String {
    let mut found = String::new();
    if matches!(lang, Lang::Tg | Lang::Uz | Lang::UzCyrl) {
        for letter in text.chars().filter(|letter| LEGACY.contains(*letter)) {
            if !found.contains(letter) {
                found.push(letter);
            }
        }
    }
    found
}

/// The questions of a form whose answers have such letters, with the letters.
pub fn found<'q>(
    questions: impl IntoIterator<Item = &'q Question>,
    answers: &Answers,
    lang: Lang,
) -> Vec<(&'q Question, String)> {
    let text = |question: &&Question| matches!(question.kind, Kind::ShortText | Kind::LongText);
    let of = |question: &'q Question| {
        let letters = legacy(answers.get(&question.id)?, lang);
        (!letters.is_empty()).then_some((question, letters))
    };
    questions.into_iter().filter(text).filter_map(of).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn letters_of_old_fonts_are_found_where_they_are_none_of_the_language() {
        assert_eq!(legacy("Їуміурии Тоҷикистон, Їа", Lang::Tg), "Їі");
        assert_eq!(legacy("Ҷумҳурии Тоҷикистон ӣ ӯ қ ғ ҳ ҷ", Lang::Tg), "");
        assert_eq!(legacy("Ўзбекистон Љ", Lang::UzCyrl), "Љ");
        assert_eq!(legacy("Київ", Lang::Ru), "");
    }
}
