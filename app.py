"""Entry of the page: the server, what the page is called, which pages it has, and where a permanent link leads."""

from __future__ import annotations

from functools import partial
from pathlib import Path

import streamlit as st
from starlette.middleware import Middleware
from starlette.routing import Route
from streamlit.starlette import App

from guidance.http_api.security_headers import SecurityHeaders
from guidance.ui import (
    chat_page,
    check_page,
    deadlines_page,
    faq_page,
    lookup_page,
    materials_page,
    notice_page,
    notices_page,
    office_contact,
    page_frame,
    sign_in_page,
    staff_access,
    staff_pages,
    talk_on_device,
    theme,
)
from guidance.ui.closed_network import stay_inside
from guidance.ui.compressed_files import CompressedFiles
from guidance.ui.host_names import HostNames
from guidance.ui.inner_addresses import InnerAddresses
from guidance.ui.page_policy import files_policy
from guidance.ui.ready_gate import ReadyGate
from guidance.ui.record_turns import turn_recorder
from guidance.ui.served_document import ServedDocument
from guidance.ui.service_health import health_routes, prepared
from guidance.ui.session_cookie import session_routes
from guidance.ui.site_pictures import picture_routes
from guidance.ui.upload_gate import UploadGate
from guidance.ui.visitor_limits import VisitorLimits

_STATIC = Path(st.__file__).parent / "static"  # Streamlit's own scripts and styles

stay_inside()
# What `streamlit run` serves: this file, run anew for each visitor.
app = App(
    __file__,
    lifespan=prepared,
    routes=[Route("/talk", chat_page.lead_to_front), *picture_routes(), *health_routes(), *session_routes()],
    middleware=[
        Middleware(SecurityHeaders, policy=files_policy),
        Middleware(ReadyGate),
        Middleware(HostNames),
        Middleware(VisitorLimits),
        Middleware(InnerAddresses),
        Middleware(UploadGate),
        Middleware(CompressedFiles, folder=_STATIC / "static"),
        Middleware(ServedDocument, static=_STATIC),
    ],
)


def draw_site() -> None:
    """Draw the page that the address names."""
    st.set_page_config(page_title="职称指引", page_icon=theme.ICON, layout="centered")
    theme.draw_theme()
    talk_on_device.begin_run()
    all_notices, notice_text, sign_in = notices_page.page(), notice_page.page(), sign_in_page.page()
    chat, materials, for_staff = chat_page.page(all_notices), materials_page.page(), staff_pages.pages()
    pages = [
        chat,
        all_notices,
        check_page.page(materials),
        materials,
        deadlines_page.page(),
        faq_page.page(),
        lookup_page.page(),
        *for_staff,
        notice_text,
        sign_in,
    ]
    chosen = st.navigation(pages, position="hidden")
    if chosen is not chat:
        st.set_page_config(page_title=f"{chosen.title} - 职称指引")
    if chosen is chat and "clause" in st.query_params:
        st.switch_page(notice_text, query_params={"clause": st.query_params["clause"]})
    page_frame.draw_head(pages[:-2])  # the list of notices and the foot of a page lead to the others
    if chosen is chat:
        page_frame.draw_records_notice(turn_recorder().notice_to_visitors)
    talk_on_device.draw_restored()
    is_drawn = page_frame.run_guarded(chosen)
    if chosen.url_path in ("check", "materials"):
        talk_on_device.draw_switch()
    talk_on_device.end_run()
    if is_drawn:
        contacts = partial(
            office_contact.draw_contacts, in_talk=chosen is chat, under_all_notices=chosen is all_notices
        )
        door = partial(staff_access.draw_door, None if chosen is sign_in else sign_in)
        page_frame.draw_foot(*([] if chosen in for_staff else [contacts]), door)


if __name__ == "__main__":
    draw_site()
