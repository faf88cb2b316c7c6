/// 页面的一部分: what a template can read: a text, a flag, a list, an object.
protocol PagePart {}
