"""The pages in the browser: one module a page, what pages share beside them, their HTML under templates/."""
