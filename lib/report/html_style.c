/*
 * The style sheet of pages: one column that reads on a phone and on paper, in
 * light and dark. Colours say nothing that a number does not say too.
 */
#include "report/html.h"

static const char style[] =
	":root{--ink:#1b1f24;--soft:#59636e;--page:#fff;--line:#d5dae0;--tint:#f4f6f8;"
	"--good:12,112,160;--bad:196,84,16;--accent:rgb(var(--good))}\n"
	"@media (prefers-color-scheme:dark){:root{--ink:#e6e9ed;--soft:#9aa5b1;--page:#14181d;"
	"--line:#333b45;--tint:#1d232a;--good:86,178,226;--bad:240,150,80}}\n"
	"*{box-sizing:border-box}\n"
	"body{margin:0;background:var(--page);color:var(--ink);"
	"font:16px/1.5 system-ui,-apple-system,\"Segoe UI\",Roboto,\"Noto Sans\",sans-serif}\n"
	"main{max-width:68rem;margin:0 auto;padding:1.5rem 1rem 3rem}\n"
	"h1{font-size:1.75rem;line-height:1.2;margin:0 0 .25rem;overflow-wrap:anywhere}\n"
	"h2{font-size:1.2rem;margin:2.5rem 0 .5rem;padding-bottom:.25rem;"
	"border-bottom:2px solid var(--line)}\n"
	"p{margin:.4rem 0;max-width:46rem}\n"
	".soft,.left,caption{color:var(--soft);font-size:.9rem}\n"
	".tiles{display:grid;grid-template-columns:repeat(auto-fit,minmax(9rem,1fr));gap:.75rem;"
	"margin:1.25rem 0}\n"
	".tiles div{background:var(--tint);border:1px solid var(--line);border-radius:.5rem;"
	"padding:.6rem .8rem}\n"
	".tiles dt{color:var(--soft);font-size:.85rem}\n"
	".tiles dd{margin:0;font-size:1.5rem;font-weight:600;line-height:1.25;"
	"font-variant-numeric:tabular-nums}\n"
	".tiles small{display:block;font-size:.8rem;font-weight:400;color:var(--soft)}\n"
	".scroll{overflow-x:auto;margin:1.25rem 0 0}\n"
	".scroll:focus-visible{outline:2px solid var(--accent);outline-offset:2px}\n"
	"table{border-collapse:collapse;width:100%;font-size:.92rem;"
	"font-variant-numeric:tabular-nums}\n"
	"caption{text-align:left;padding-bottom:.35rem}\n"
	"th,td{padding:.3rem .45rem;text-align:left;border-bottom:1px solid var(--line);"
	"vertical-align:middle}\n"
	"th[scope=row]{font-weight:500;overflow-wrap:anywhere;min-width:7.5rem}\n"
	"thead th,thead td{color:var(--soft);font-weight:600;vertical-align:bottom;"
	"border-bottom:2px solid var(--line)}\n"
	".n{text-align:right;white-space:nowrap}\n"
	"td svg{display:block;width:100%;min-width:4rem;height:.6rem;background:var(--tint);"
	"fill:var(--accent);border-radius:2px}\n"
	".matrix td{text-align:right}\n"
	".matrix th[scope=col]{vertical-align:bottom;font-weight:500}\n"
	".matrix td.z{color:var(--soft)}\n"
	".g1{background:rgba(var(--good),.12)}.g2{background:rgba(var(--good),.22)}"
	".g3{background:rgba(var(--good),.32)}.g4{background:rgba(var(--good),.42)}\n"
	".b1{background:rgba(var(--bad),.12)}.b2{background:rgba(var(--bad),.22)}"
	".b3{background:rgba(var(--bad),.32)}.b4{background:rgba(var(--bad),.42)}\n"
	"code{overflow-wrap:anywhere}\n"
	"dl.facts{display:grid;grid-template-columns:max-content 1fr;gap:.1rem 1rem;margin:.5rem 0;"
	"font-size:.92rem}\n"
	"dl.facts dt{color:var(--soft)}dl.facts dd{margin:0;overflow-wrap:anywhere}\n"
	"@media print{:root{--ink:#000;--soft:#444;--page:#fff;--line:#bbb;--tint:#f2f2f2;"
	"--good:12,112,160;--bad:196,84,16}body{font-size:10pt}main{max-width:none;padding:0}"
	".scroll{overflow:visible}table{font-size:8pt}th,td{padding:.12rem .25rem}"
	"td svg{min-width:1.5rem}th[scope=row]{min-width:4rem}tr,.tiles "
	"div{break-inside:avoid}h2{break-after:avoid}"
	"thead{display:table-header-group}*{print-color-adjust:exact;"
	"-webkit-print-color-adjust:exact}}\n";

const char *lbl_html_style(void)
{
	return style;
}
