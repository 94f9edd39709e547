use wasm_bindgen_test::wasm_bindgen_test;

use crate::web::page::{CalculatorPage, DeskPage, DossierPart, Page, PolicyPage};

#[wasm_bindgen_test]
fn every_page_comes_back_from_its_own_address() {
    let question = |checking| Page::Question { id: "werk_nu".into(), checking };
    let calculator = CalculatorPage::ALL.map(Page::Calculator);
    let policy = PolicyPage::ALL.map(Page::Policy);
    for page in calculator.into_iter().chain(policy).chain([
        Page::Start,
        Page::Introduction,
        Page::Practice,
        question(false),
        question(true),
        Page::Check,
        Page::Outcome,
        Page::HandOver,
        Page::Letter(String::new()),
        Page::Letter("haarlem/7K3M".into()),
        Page::Invitation("haarlem/7K3M-92QX-R".into()),
        Page::Device,
        Page::Accessibility,
        Page::Group(String::new()),
        Page::Group("b3BzdGFw".into()),
        Page::Desk(DeskPage::Dossiers),
        Page::Desk(DeskPage::Groups),
        Page::Desk(DeskPage::Letters),
        Page::Desk(DeskPage::Keys),
        Page::Desk(DeskPage::Dossier("00112233".into(), DossierPart::Talk)),
        Page::Desk(DeskPage::Dossier("00112233".into(), DossierPart::Decision)),
        Page::Desk(DeskPage::Archive),
        Page::NotFound,
    ]) {
        assert_eq!(Page::parse(&page.href()), page);
    }
}

#[wasm_bindgen_test]
fn an_unknown_address_is_not_found() {
    for address in [
        "#/zomaar",
        "#/rekenen/zomaar",
        "#/rekenen/uren/1",
        "#/beleid/zomaar",
        "#/uitkomst/1",
        "#/vragenlijst/a/b",
        "#javascript:alert(1)",
    ] {
        assert_eq!(Page::parse(address), Page::NotFound, "{address}");
    }
    for address in ["", "#", "#/"] {
        assert_eq!(Page::parse(address), Page::Start, "{address}");
    }
}
