"""The site in process: what every row leads to, the questions' answers, files, headers, the server."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from corpus.serve import is_loopback, listen, serve
from corpus.site.app import build_site, check_datasette
from corpus.site.links import source_path
from schema.errors import NoDatabase, PortInUse, SqlForEverybody, UntestedDatasette
from schema.views import VIEWS, create_views
from tests.site_client import SiteClient
from tests.site_data import FILENAME, FIRST_PAGE, ReadingOf, make_database, paper_pdf


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, ReadingOf, ReadingOf]:
    return make_database(tmp_path_factory.mktemp("site"))


@pytest.fixture(scope="module")
def client(made: tuple[Path, ReadingOf, ReadingOf]) -> SiteClient:
    return SiteClient(build_site(made[0]))


@pytest.fixture(scope="module")
def held(made: tuple[Path, ReadingOf, ReadingOf]) -> ReadingOf:
    return made[1]


@pytest.fixture(scope="module")
def away(made: tuple[Path, ReadingOf, ReadingOf]) -> ReadingOf:
    return made[2]


class TestHome:
    def test_has_a_search_box_that_asks_the_index(self, client: SiteClient) -> None:
        home = client.get("/").text
        assert '<html lang="en-GB">' in home
        assert 'action="/papers/search_everything"' in home and 'name="q"' in home

    def test_counts_records_and_names_new_papers(self, client: SiteClient) -> None:
        home = client.get("/").text
        assert "<strong>4</strong> figures" in home
        assert "20 November 2023 · Anyshire Police and Crime Panel" in home

    def test_works_with_an_empty_database(self, tmp_path: Path) -> None:
        from corpus.database import open_for_writing

        with open_for_writing(tmp_path / "empty.db"):
            pass
        empty = SiteClient(build_site(tmp_path / "empty.db"))
        assert "No papers" in empty.get("/").text
        assert all(empty.get(f"/papers/{name}").status_code == 200 for name in VIEWS)


class TestSearch:
    def test_finds_every_kind_of_record(self, client: SiteClient) -> None:
        kinds = {row["kind"] for row in client.rows("/papers/search_everything", q="performance")}
        assert {"paper", "section"} <= kinds
        assert {row["kind"] for row in client.rows("/papers/search_everything", q="violence with injury")} == {
            "block",
            "figure",
        }

    def test_marks_the_words_and_nothing_else(self, client: SiteClient) -> None:
        found = client.get("/papers/search_everything", q="position").text
        assert "<mark>position</mark> &lt;script&gt;" in found
        assert "<script" not in found

    @pytest.mark.parametrize(
        ("narrowed", "left"),
        [
            ({}, 6),
            ({"kind": "figure"}, 4),
            ({"force": "kent"}, 3),
            ({"from": "2023-01-01"}, 3),
            ({"to": "2020-01-01"}, 0),
        ],
    )
    def test_is_narrowed_down(self, client: SiteClient, narrowed: dict[str, str], left: int) -> None:
        assert len(client.rows("/papers/search_everything", q="violence with injury", **narrowed)) == left

    def test_of_a_list_keeps_its_other_filters(self, client: SiteClient) -> None:
        assert len(client.rows("/papers/figures_with_paper", _search="injury", kind="level")) == 2
        assert len(client.rows("/papers/kpis", _search="999 calls")) == 2
        assert client.rows("/papers/kpis", _search="no such words") == []

    def test_leads_to_the_record_its_page_and_its_file(self, client: SiteClient, held: ReadingOf) -> None:
        found = client.get("/papers/search_everything", q="1,204", kind="figure").text
        figure = held.key("f", 1, 2)
        assert f'href="/papers/figures/{figure}"' in found
        assert f'href="/paper/{held.paper}/page/1?record={figure}"' in found
        assert f'href="{source_path(held.id, 1)}"' in found


class TestQuestions:
    def test_one_measure_across_forces(self, client: SiteClient) -> None:
        rows = client.rows("/papers/one_measure", measure="violence-with-injury")
        assert [(row["force"], row["value"], row["unit"]) for row in rows] == [
            ("Kent Police", 1204, "count"),
            ("West Midlands Police", 1204, "count"),
        ]

    def test_a_forces_profile(self, client: SiteClient) -> None:
        rows = client.rows("/papers/force_profile", force="west-midlands")
        assert [row["section"] for row in rows] == ["force", "measure", "measure", "target missed", "asked", "paper"]
        assert {row["section"] for row in client.rows("/papers/force_profile")} == {"force"}

    def test_recommendations_by_addressee(self, client: SiteClient) -> None:
        assert len(client.rows("/papers/recommendations_by_addressee", addressee="panel")) == 2
        assert client.rows("/papers/recommendations_by_addressee", addressee="Commissioner") == []

    def test_targets_missed(self, client: SiteClient) -> None:
        row = client.rows("/papers/targets_missed_by_force", force="west-midlands")[0]
        assert (row["value_text"], row["target_text"], row["reason"]) == ("84%", "90%", "value misses the target")

    def test_what_changed_most(self, client: SiteClient) -> None:
        changes = [row["change_percent"] for row in client.rows("/papers/changed_most", force="west-midlands")]
        assert changes == [-12, 6.3]

    def test_papers_by_meeting_date(self, client: SiteClient) -> None:
        assert [row["meeting_date"] for row in client.rows("/papers/papers_by_meeting_date")] == ["2023-11-20"]

    def test_forces_and_measures_are_chosen_from_those_that_occur(self, client: SiteClient) -> None:
        form = client.get("/papers/one_measure", measure="999-answered-in-10-seconds").text
        assert (
            '<option value="999-answered-in-10-seconds" selected>999 calls answered within 10 seconds</option>' in form
        )
        assert form.count('<option value="kent">') == 1


class TestRows:
    @pytest.mark.parametrize("table", ["figures", "kpis", "recommendations", "dates", "blocks", "sections"])
    def test_lead_to_their_page_with_their_evidence_marked(
        self, client: SiteClient, held: ReadingOf, table: str
    ) -> None:
        row = next(row for row in client.rows(f"/papers/{table}") if row["paper_id"] == held.paper)
        shown = client.get(f"/papers/{table}/{row['id']}").text
        page = f"/paper/{held.paper}/page/{row['page']}?record={row['id']}"
        assert f'href="{page}"' in shown
        assert f'href="{source_path(held.id, row["page"])}"' in shown
        assert client.get(page).text.count('class="chosen"') >= 1

    @pytest.mark.parametrize("table", ["data_tables", "papers"])
    def test_over_several_pages_lead_to_the_first(self, client: SiteClient, held: ReadingOf, table: str) -> None:
        row = next(row for row in client.rows(f"/papers/{table}") if held.id in row["id"])
        shown = client.get(f"/papers/{table}/{row['id']}").text
        assert f"/paper/{held.paper}/page/{row['page_from']}" in shown
        assert source_path(held.id, row["page_from"]) in shown

    @pytest.mark.parametrize("table", ["cells", "pages", "problems"])
    def test_without_an_id_of_a_paper_lead_to_the_file(self, client: SiteClient, held: ReadingOf, table: str) -> None:
        assert source_path(held.id, 2) in client.get(f"/papers/{table}").text

    def test_name_what_their_keys_refer_to(self, client: SiteClient, held: ReadingOf) -> None:
        shown = client.get(f"/papers/figures/{held.key('f', 1, 2)}").text
        assert "<h1>1,204: violence with injury</h1>" in shown
        assert "Performance report, quarter 2" in shown

    def test_do_not_name_the_table_of_local_copies(self, client: SiteClient, held: ReadingOf) -> None:
        assert "files" not in re.findall(r"in (\w+)</a>", client.get(f"/papers/documents/{held.id}").text)


class TestSource:
    def test_is_the_file_that_was_read(self, client: SiteClient, held: ReadingOf) -> None:
        answer = client.get(f"/-/source/{held.id}.pdf")
        assert answer.content == paper_pdf()
        assert answer.headers["content-type"] == "application/pdf"
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "performance%20report%20%26%20annex.pdf" in answer.headers["content-disposition"]

    def test_is_at_its_publisher_where_no_copy_is_held(self, client: SiteClient, away: ReadingOf) -> None:
        answer = client.get(f"/-/source/{away.id}.pdf")
        assert (answer.status_code, answer.headers["location"]) == (302, "https://publisher.example/report.pdf")

    @pytest.mark.parametrize("change", ["other bytes", "gone"])
    def test_is_not_served_once_it_has_changed(self, tmp_path: Path, change: str) -> None:
        db, held, _ = make_database(tmp_path)
        if change == "gone":
            (tmp_path / FILENAME).unlink()
        else:
            (tmp_path / FILENAME).write_bytes(b"%PDF-1.4 something else")
        client = SiteClient(build_site(db))
        answer = client.get(f"/-/source/{held.id}.pdf")
        assert answer.status_code == 404
        assert "has changed since it was read" in answer.text
        assert "cannot be shown" in client.get(f"/paper/{held.paper}/page/1").text
        assert client.get(f"/paper/{held.paper}/page/1.png").status_code == 404

    def test_is_never_a_publishers_script(self, tmp_path: Path) -> None:
        from corpus.database import open_for_writing

        db, _, away = make_database(tmp_path)
        with open_for_writing(db) as database:
            database["documents"].update(away.id, {"source_url": "javascript:alert(1)"})
        assert SiteClient(build_site(db)).get(f"/-/source/{away.id}.pdf").status_code == 404

    @pytest.mark.parametrize(
        "path", ["0000000000000000.pdf", "../site.db", "..%2Fsite.db", "%2Fetc%2Fpasswd", "site.db", ".pdf"]
    )
    def test_is_nothing_else(self, client: SiteClient, path: str) -> None:
        assert client.get(f"/-/source/{path}", follow_redirects=True).status_code == 404


class TestPageView:
    def test_shows_the_page_its_records_and_its_text(self, client: SiteClient, held: ReadingOf) -> None:
        shown = client.get(f"/paper/{held.paper}/page/1?record={held.key('f', 1, 2)}").text
        assert f'src="/paper/{held.paper}/page/1.png"' in shown
        assert shown.count("<rect") == 3
        assert FIRST_PAGE[150] in shown
        assert f'href="/paper/{held.paper}/page/2"' in shown

    def test_draws_the_page(self, client: SiteClient, held: ReadingOf) -> None:
        answer = client.get(f"/paper/{held.paper}/page/2.png")
        assert answer.content.startswith(b"\x89PNG")
        assert answer.headers["content-type"] == "image/png"

    @pytest.mark.parametrize("page", ["0", "3", "999999"])
    def test_knows_only_the_papers_own_pages(self, client: SiteClient, held: ReadingOf, page: str) -> None:
        assert client.get(f"/paper/{held.paper}/page/{page}").status_code == 404
        assert client.get(f"/paper/nothing/page/{page}").status_code == 404

    @pytest.mark.parametrize("record", ["nothing", "0000000000000000-f1-00000002", "' or 1=1"])
    def test_marks_no_record_of_another_page(self, client: SiteClient, held: ReadingOf, record: str) -> None:
        shown = client.get(f"/paper/{held.paper}/page/2", record=record)
        assert shown.status_code == 200
        assert 'class="chosen"' not in shown.text


class TestSafety:
    @pytest.mark.parametrize("path", ["/", "/papers", "/papers/figures", "/papers/papers.json", "/nothing"])
    def test_no_page_may_run_scripts(self, client: SiteClient, path: str) -> None:
        answer = client.get(path)
        assert "default-src 'none'" in answer.headers["content-security-policy"]
        assert answer.headers["x-content-type-options"] == "nosniff"
        assert "<script" not in answer.text

    def test_sql_is_off_unless_it_is_allowed(self, made: tuple[Path, ReadingOf, ReadingOf]) -> None:
        query = {"sql": "select 1 as one"}
        assert SiteClient(build_site(made[0])).get("/papers", **query).status_code == 403
        assert SiteClient(build_site(made[0], allow_sql=True)).get("/papers", **query).status_code == 200


class TestServe:
    def test_refuses_a_datasette_that_it_was_not_tested_with(self) -> None:
        for version in ("0.64.8", "0.65.4", "0.66", "1.0a19", "0.65.5rc1"):
            with pytest.raises(UntestedDatasette, match="pip install"):
                check_datasette(version)

    def test_refuses_sql_for_everybody(self, made: tuple[Path, ReadingOf, ReadingOf]) -> None:
        with pytest.raises(SqlForEverybody):
            serve(made[0], host="0.0.0.0", allow_sql=True)
        assert is_loopback("::1") and not is_loopback("example.org")

    def test_says_that_there_is_no_database(self, tmp_path: Path) -> None:
        with pytest.raises(NoDatabase):
            serve(tmp_path / "none.db")

    def test_says_that_a_port_is_taken(self) -> None:
        with socket.create_server(("127.0.0.1", 0)) as taken, pytest.raises(PortInUse):
            listen("127.0.0.1", taken.getsockname()[1])

    @pytest.mark.skipif(sys.platform == "win32", reason="Windows has no SIGINT for another process")
    def test_prints_its_address_and_ends_quietly(self, made: tuple[Path, ReadingOf, ReadingOf]) -> None:
        code = "import sys; from pathlib import Path; from corpus.serve import serve; serve(Path(sys.argv[1]))"
        environment = os.environ | {"PYTHONUNBUFFERED": "1"}
        with subprocess.Popen(
            [sys.executable, "-c", code, str(made[0])],
            stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, env=environment,
            cwd=Path(__file__).parent.parent,
        ) as server:  # fmt: skip
            assert server.stdout is not None
            found = re.search(r"http://127\.0\.0\.1:(\d+)/", server.stdout.readline())
            assert found is not None
            with socket.create_connection(("127.0.0.1", int(found[1]))) as connection:
                connection.sendall(b"GET / HTTP/1.0\r\n\r\n")
                assert connection.recv(12) == b"HTTP/1.1 200"
            server.send_signal(signal.SIGINT)
            _, complaints = server.communicate()
        assert (server.returncode, complaints) == (0, "")


def test_views_are_made_anew_by_a_step_whenever_they_change() -> None:
    """Where this fails, add a step to schema/migrations.py that calls create_views, and put its digest here."""
    from hashlib import sha256

    assert sha256(repr(VIEWS).encode()).hexdigest()[:12] == "35799d9f5bce"
    assert create_views.__name__ == "create_views"
