#!/usr/bin/env python3
# SPDX-License-Identifier: Apache-2.0
"""The analyst's pages in a real browser: pages.py NQI NQI_HUB [SCREENSHOTS]. Skipped (77) where there is none."""

import html
import os
import re
import shutil
import sys
import tempfile
import urllib.error
import urllib.request

from support import Hub, record_findings, record_inspection, run

NQI, HUB = sys.argv[1:3]
PICTURES = sys.argv[3] if len(sys.argv) > 3 else None
NOTE = "ghi chú <b>đậm</b> \"&\" của kiểm tra viên"
PASSWORD = "mat-khau-cua-an"


def check(condition, what):
    if not condition:
        sys.exit(f"failed: {what}")


class Browser:
    def __init__(self, folder):
        self.command = [
            shutil.which("chromium"), "--headless", "--no-sandbox", "--disable-gpu", "--hide-scrollbars",
            "--disable-dev-shm-usage", f"--user-data-dir={os.path.join(folder, 'browser')}", "--lang=vi",
        ]

    def text(self, url):
        """What a person reads, after the page was laid out."""
        dom = run(*self.command, "--dump-dom", url)
        return html.unescape(re.sub(r"<[^>]*>", " ", dom)), dom

    def picture(self, url, name, size):
        if PICTURES:
            os.makedirs(PICTURES, exist_ok=True)
            run(*self.command, f"--window-size={size}", f"--screenshot={os.path.join(PICTURES, name)}.png", url)


def status(url, **headers):
    try:
        with urllib.request.urlopen(urllib.request.Request(url, headers=headers)) as answer:
            return answer.status, answer.headers
    except urllib.error.HTTPError as error:
        return error.code, error.headers


def main(folder):
    with Hub(HUB, folder) as hub:
        device = record_findings(NQI, folder, NOTE)
        sheet = os.path.join(folder, "sheet")
        picture = next(os.path.join(sheet, name) for name in sorted(os.listdir(sheet)) if name.endswith(".png"))
        inspection = record_inspection(NQI, device, picture)
        run(NQI, "--data", device, "sync", "--hub", hub.address, "--code", hub.command("enrol-code"))
        hub.command("users set", "an", "--role", "analyst", input=PASSWORD + "\n")
        code, headers = status(hub.address + "/analyst/")
        check(code == 401 and headers["WWW-Authenticate"].startswith("Basic"), "who is not known is asked for a name")
        page = hub.address.replace("http://", f"http://an:{PASSWORD}@") + "/analyst"
        browser = Browser(folder)

        text, dom = browser.text(page + "/?lang=vi")
        check("Phát hiện đã nhận" in text and "thanh tra" not in text, "the list in Vietnamese")
        check("<script" not in dom, "no script")
        links = re.findall(r'href="/analyst(/findings/[0-9a-f]{32}/[0-9a-f-]{36})"', dom)
        check(len(links) >= 6, f"findings: {len(links)}")
        text, dom = browser.text(page + "/?kind=minutes&lang=en")
        minutes = re.findall(r'href="/analyst(/findings/[0-9a-f]{32}/[0-9a-f-]{36})"', dom)
        check(len(minutes) == 1 and "Công ty TNHH Sữa Sạch" in text, f"the minutes by themselves: {text}")
        text, dom = browser.text(page + minutes[0] + "?lang=en")
        for said in ("Nguyễn Văn A", "12/QĐ-KT", "not signed: Không đồng ý với kết luận", "NP-001", "intact"):
            check(said in text, f"{said} in {text}")
        text, dom = browser.text(page + f"/?lang=vi&q={inspection}")
        check("Biên bản kiểm tra" in text, "minutes are found by the inspection's id")
        links = [link for link in links if link != minutes[0]]
        text, dom = browser.text(page + links[0] + "?lang=en")
        check(NOTE in text, f"the note as it was typed: {text}")
        check("signed by this hub, holds" in text and "intact" in text, "receipt and chain")
        evidence = re.findall(r'src="/analyst(/findings/[^"]+)"', dom)
        check(evidence, "evidence is shown")
        text, _ = browser.text(page + "/devices?lang=en")
        check("active" in text and "inspector" in text, f"devices: {text}")
        text, _ = browser.text(page + "/audit?lang=en")
        check("finding.viewed" in text and "evidence.viewed" in text, f"every look is in the audit trail: {text}")
        text, _ = browser.text(page + "/?lang=en&q=no+such+words")
        check("There are no findings." in text, "a search that finds nothing says so")
        text, _ = browser.text(page + "/findings/" + "0" * 32 + "/" + links[0][-36:] + "?lang=en")
        check("no such page" in text, "another device's number finds nothing")

        for name, path in (("findings", "/"), ("finding", links[0]), ("minutes", minutes[0]), ("devices", "/devices"), ("audit", "/audit")):
            for language in ("vi", "en"):
                for size in ("1280,800", "800,1280"):
                    browser.picture(f"{page}{path}?lang={language}", f"{name}-{language}-{size.replace(',', 'x')}", size)
        hub.command("users remove", "an")
        check("user.removed" in hub.command("audit"), "commands are in the audit trail")


if __name__ == "__main__":
    if not shutil.which("chromium"):
        sys.exit(77)
    with tempfile.TemporaryDirectory() as place:
        main(place)
