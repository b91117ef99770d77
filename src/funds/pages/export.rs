//! The ledger as a file for other people's software.

use crate::{
    base::Deed,
    funds::journal::{self, Format},
    web::{Answer, Choice, Form, FormView, Input, Page, Posted, Visit},
};
use rocket::{Route, get, http::ContentType, post, routes, tokio::task::spawn_blocking};
use serde::Serialize;

pub(super) fn routes() -> Vec<Route> {
    routes![export_form, export]
}

#[derive(Serialize)]
struct Export {
    form: FormView,
}

fn export_page(visit: &Visit, form: &Form) -> Answer {
    let formats = vec![Choice::new("hledger", "hledger"), Choice::new("beancount", "beancount")];
    let inputs = vec![Input::radios("format", formats)];
    let view = Export { form: form.view(visit, "/funds/export", inputs, "funds-export-button") };
    visit.show_form("funds/export", "funds-export-heading", form, &view)
}

#[get("/funds/export")]
async fn export_form(visit: Visit) -> Answer {
    visit.read(|tx| tx.permit(Deed::ExportLedger)).await?;
    export_page(&visit, &Form::blank("funds-export").with("format", "hledger"))
}

#[post("/funds/export", data = "<posted>")]
async fn export(visit: Visit, posted: Posted) -> Answer {
    visit.read(|tx| tx.permit(Deed::ExportLedger)).await?;
    let mut form = Form::sent("funds-export", posted);
    let format = form.one::<Format>("format");
    let (Some(format), Some(())) =
        (format, visit.act(&mut form, format, |tx, format| journal::take_out(tx, *format)).await?)
    else {
        return export_page(&visit, &form);
    };
    let ledger = visit.read(journal::load).await?;
    let text = spawn_blocking(move || journal::text(&ledger, format)).await;
    let text = text.map_err(|error| crate::base::Stop::Broken(error.into()))?;
    let name = match format {
        Format::Hledger => "hashar.journal",
        Format::Beancount => "hashar.beancount",
    };
    Ok(Page::download(name, ContentType::Plain, text.into_bytes()))
}
