//! What stands around a visitor's page: its heading, the main menu, the language menu.

use super::Visit;
use crate::{
    base::{Deed, Lang, Role},
    web::page::{Frame, LanguageLink, NavLink},
};

impl Visit {
    pub(super) fn frame(&self, heading: &str, form_page: bool, errors: Vec<serde_json::Value>) -> Frame {
        let of_people = self.actor.person().is_some();
        Frame {
            lang: self.lang.code(),
            // A neutral title: what is open in a shared phone's list of tabs tells nothing.
            dir_title: if of_people { format!("{heading} · Hashar") } else { self.say("page-title-neutral") },
            heading: heading.to_owned(),
            demo: self.house.demo,
            quick_exit: !of_people,
            signed_in: self.signed_in,
            who: self.name.clone(),
            zone: self.zone.clone(),
            sign_out_csrf: self.csrf_token(),
            nav: self.nav(),
            // What was sent is not sent again by a link: a page without a form that answers it is read in one language.
            languages: Lang::ALL
                .iter()
                .filter(|_| form_page || !self.answers)
                .map(|lang| LanguageLink {
                    code: lang.code(),
                    label: lang.own_name(),
                    current: *lang == self.lang,
                    href: if self.query.is_empty() {
                        format!("{}?lang={}", self.path, lang.code())
                    } else {
                        format!("{}?{}&lang={}", self.path, self.query, lang.code())
                    },
                })
                .collect(),
            path: self.path.clone(),
            form_page,
            flash: self.flash.clone(),
            errors,
        }
    }

    fn nav(&self) -> Vec<NavLink> {
        let link = |deed: Deed, href: &str, key: &str| {
            self.may(deed).then(|| NavLink {
                current: self.path == href || self.path.starts_with(&format!("{href}/")),
                href: href.to_owned(),
                label: self.say(key),
            })
        };
        let links = [
            link(Deed::KeepOwnCase, "/case", "nav-case"),
            link(Deed::SeeApplications, "/applications", "nav-applications"),
            link(Deed::SeeGroups, "/groups", "nav-groups"),
            link(Deed::SitOnBoard, "/board", "nav-board"),
            (!self.actor.is(Role::BoardMember) && !self.actor.is(Role::BoardChair))
                .then(|| link(Deed::SeeBoard, "/board/rounds", "nav-rounds"))
                .flatten(),
            link(Deed::SeeAwards, "/awards", "nav-awards"),
            link(Deed::SeeAwards, "/reports", "nav-reports"),
            link(Deed::SeePayouts, "/payouts", "nav-payouts"),
            link(Deed::SeeFunds, "/funds", "nav-funds"),
            link(Deed::SeeFunds, "/overview", "nav-overview"),
            link(Deed::SeeCalls, "/calls", "nav-calls"),
            link(Deed::SeePeople, "/people", "nav-people"),
            link(Deed::WriteToGroups, "/messages", "nav-messages"),
            link(Deed::SeeMailLog, "/mail", "nav-mail"),
            link(Deed::SeeGroups, "/search", "nav-search"),
            link(Deed::SeeAuditTrail, "/history", "nav-history"),
            link(Deed::SeeRetention, "/privacy", "nav-privacy"),
        ];
        links.into_iter().flatten().collect()
    }
}
