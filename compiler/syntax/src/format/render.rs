//! Pieces to lines, with indentation, comments and free lines; and which further groups must be broken because a line is too wide.

use super::Style;
use super::group::{Group, Groups, Kind, Role};
use super::piece::Source;
use super::space::Signs;
use crate::token::Tok;
use std::cmp::Reverse;

/// Renders until no line is too wide that could be broken.
pub fn settle(source: &Source<'_>, groups: &mut Groups, signs: &Signs, style: Style) -> String {
    spread(source, groups);
    loop {
        let mut renderer = Renderer::new(source, groups, signs, style);
        renderer.run();
        let (out, wide) = (renderer.out, renderer.wide);
        let chooser = Chooser { source, groups, signs, style };
        let chosen: Vec<usize> = wide.iter().filter_map(|line| chooser.choose(line)).collect();
        if chosen.is_empty() {
            return out;
        }
        chosen.into_iter().for_each(|group| groups.groups[group].broken = true);
        spread(source, groups);
    }
}

/// A body that holds a line break is broken itself.
fn spread(source: &Source<'_>, groups: &mut Groups) {
    let count = source.pieces.len();
    loop {
        let mut before = vec![0; count + 1];
        for at in 0..count {
            before[at + 1] = before[at] + usize::from(breaks(source, groups, at));
        }
        let mut changed = false;
        for group in groups.groups.iter_mut().filter(|group| group.kind == Kind::Body && !group.broken) {
            // The end of the group is the gap before what closes it.
            group.broken = before[group.close + 1] > before[group.open + 1];
            changed |= group.broken;
        }
        if !changed {
            return;
        }
    }
}

/// Whether a line ends before the piece.
fn breaks(source: &Source<'_>, groups: &Groups, at: usize) -> bool {
    let gap = &source.gaps[at];
    if at == 0 || gap.must_break() {
        return at > 0;
    }
    match groups.roles[at] {
        Role::Top => true,
        Role::Never => false,
        Role::Inside => gap.has_newline(),
        Role::Start(group) | Role::Level(group) | Role::Step(group) | Role::Tail(group) => groups.groups[group].broken,
    }
}

/// A line that is too wide: its first and last piece, and its level.
#[derive(Clone, Copy)]
struct Wide {
    first: usize,
    last: usize,
    level: usize,
}

/// Chooses what to break.
struct Chooser<'c, 't> {
    source: &'c Source<'t>,
    groups: &'c Groups,
    signs: &'c Signs,
    style: Style,
}

impl Chooser<'_, '_> {
    /// The outermost group on a line that is not broken and whose breaking makes the line shorter.
    fn choose(&self, line: &Wide) -> Option<usize> {
        let rank = |group: &Group| match group.kind {
            Kind::Pipe => 0,
            Kind::Body => 1,
            Kind::Tail => 2,
            Kind::Bracket => 3,
        };
        let all = self.opened_in(line.first, line.last).filter(|(_, group)| self.can_break(group, line));
        let (mut index, _) =
            all.min_by_key(|(_, group)| (group.depth, rank(group), Reverse(group.close - group.open)))?;
        while let Some(inner) = self.in_place_of(index, line) {
            index = inner;
        }
        Some(index)
    }

    /// The groups that start at these pieces. They are listed in the order of their starts.
    fn opened_in(&self, first: usize, last: usize) -> impl Iterator<Item = (usize, &Group)> {
        let groups = &self.groups.groups;
        let from = groups.partition_point(|group| group.open < first);
        groups.iter().enumerate().skip(from).take_while(move |(_, group)| group.open <= last)
    }

    fn can_break(&self, group: &Group, line: &Wide) -> bool {
        let limit = self.style.line_width;
        let is_whole = group.open >= line.first && group.close <= line.last;
        is_whole
            && !group.broken
            && match group.kind {
                Kind::Pipe => true,
                Kind::Tail => group.open > line.first && self.fits(group, line.level + 1),
                Kind::Bracket
                    if self.is_pattern(group) && self.width(line.first, group.close + 1, line.level) <= limit =>
                {
                    false
                }
                Kind::Body | Kind::Bracket => group.close > group.open + 2,
            }
    }

    /// Whether the brackets stand before the `=` of a `let`: what follows is too wide, not they.
    fn is_pattern(&self, group: &Group) -> bool {
        self.source.pieces.get(group.close + 1).is_some_and(|piece| piece.tok == Tok::Assign)
    }

    /// Whether a tail has room on a line of its own.
    fn fits(&self, group: &Group, level: usize) -> bool {
        self.width(group.open, group.close, level) <= self.style.line_width
    }

    /// Whether the pieces only name what is called.
    fn is_path(&self, mut pieces: std::ops::Range<usize>) -> bool {
        pieces.all(|at| matches!(self.source.pieces[at].tok, Tok::Lower | Tok::Upper | Tok::Dot))
    }

    /// How wide a line of these pieces is.
    fn width(&self, first: usize, last: usize, level: usize) -> usize {
        let texts: usize = (first..=last).map(|at| self.source.pieces[at].text.chars().count()).sum();
        let spaces = (first + 1..=last).filter(|&at| self.signs.between(self.source, at)).count();
        level * self.style.indent_size + texts + spaces
    }

    /// A closure that is the last argument, or the brackets of the only one, open up in place of those around them.
    fn in_place_of(&self, index: usize, line: &Wide) -> Option<usize> {
        let outer = &self.groups.groups[index];
        if outer.kind != Kind::Bracket {
            return None;
        }
        let within = || {
            let inner = self.opened_in(outer.open + 1, outer.close);
            inner.filter(|(_, group)| group.depth == outer.depth + 1 && group.close < outer.close)
        };
        let bodies = within().filter(|(_, group)| group.kind == Kind::Body).count();
        let is_single =
            !(outer.open + 1..outer.close).any(|at| self.groups.roles[at] == Role::Start(index) && at > outer.open + 1);
        let found = within().find(|(_, group)| {
            let fitting = match group.kind {
                Kind::Body => bodies == 1,
                Kind::Bracket => is_single && self.is_path(outer.open + 1..group.open),
                Kind::Pipe | Kind::Tail => false,
            };
            fitting
                && group.close + 1 == outer.close
                && self.can_break(group, line)
                && self.width(line.first, group.open, line.level) <= self.style.line_width
        });
        found.map(|(inner, _)| inner)
    }
}

struct Renderer<'r, 't> {
    source: &'r Source<'t>,
    groups: &'r Groups,
    signs: &'r Signs,
    style: Style,
    out: String,
    wide: Vec<Wide>,
    /// Column and first piece of the current line.
    column: usize,
    first: usize,
    is_wide: bool,
    /// Indentation of the current line, in levels.
    level: usize,
    /// The same for the line of every piece so far.
    levels: Vec<usize>,
    /// Open groups, with the level of the line that each was opened on.
    open: Vec<(usize, usize)>,
    /// First piece of the statement of the file that is being written, and whether it has several lines.
    top: usize,
    top_lines: usize,
}

impl<'r, 't> Renderer<'r, 't> {
    fn new(source: &'r Source<'t>, groups: &'r Groups, signs: &'r Signs, style: Style) -> Renderer<'r, 't> {
        Renderer {
            source,
            groups,
            signs,
            style,
            out: String::new(),
            wide: vec![],
            column: 0,
            first: 0,
            is_wide: false,
            level: 0,
            levels: vec![],
            open: vec![],
            top: 0,
            top_lines: 1,
        }
    }

    fn run(&mut self) {
        for at in 0..self.source.pieces.len() {
            self.gap(at);
            if let Some(group) = self.groups.closed[at] {
                while self.open.pop().is_some_and(|(open, _)| open != group) {}
            }
            self.text(self.source.pieces[at].text);
            self.levels.push(self.level);
            if let Some(group) = self.groups.opened[at] {
                let Group { hangs, head, .. } = self.groups.groups[group];
                let level = match head {
                    Some(head) => self.levels[head],
                    None if hangs => self.inner(),
                    None => self.level,
                };
                self.open.push((group, level));
            }
        }
        self.end_of_file();
    }

    fn text(&mut self, text: &str) {
        for (index, line) in text.split('\n').enumerate() {
            if index > 0 {
                self.out.push('\n');
                self.column = 0;
                self.top_lines += 1;
            }
            self.out.push_str(line);
            self.column += line.chars().count();
            self.is_wide |= self.column > self.style.line_width;
        }
    }

    /// Everything between the piece before and this one.
    fn gap(&mut self, at: usize) {
        let gap = &self.source.gaps[at];
        let is_break = breaks(self.source, self.groups, at);
        let level = self.level_of(at);
        let blank = self.blank_lines(at);
        let mut blank_is_due = blank && !gap.has_blank();
        let mut has_own = false;
        for (index, comment) in gap.comments.iter().enumerate() {
            if comment.newlines > 0 && (is_break || at == 0) && (at > 0 || index > 0) {
                let wanted = (blank && comment.newlines > 1) || blank_is_due;
                self.line(at, self.comment_level(at, level), wanted && self.may_be_free(at, has_own, false));
                (blank_is_due, has_own) = (false, true);
            } else if at > 0 || index > 0 {
                self.text(" ");
            }
            self.text(comment.text);
        }
        if is_break {
            let wanted = (blank && gap.newlines > 1) || blank_is_due;
            self.line(at, level, wanted && self.may_be_free(at, has_own, true));
        } else if at == 0 && !gap.comments.is_empty() {
            self.line(at, 0, gap.newlines > 1);
        } else if at > 0 && self.needs_space(at) {
            self.text(if gap.term { "; " } else { " " });
        }
        self.level = if is_break || at == 0 { level } else { self.level };
        if self.groups.roles[at] == Role::Top {
            (self.top, self.top_lines) = (at, 1);
        }
    }

    fn needs_space(&self, at: usize) -> bool {
        let gap = &self.source.gaps[at];
        !gap.comments.is_empty() || gap.term || self.signs.between(self.source, at)
    }

    fn line(&mut self, at: usize, level: usize, free: bool) {
        self.finish_line(at);
        if free {
            self.out.push('\n');
        }
        self.column = level * self.style.indent_size;
        self.out.extend(std::iter::repeat_n(' ', self.column));
    }

    fn finish_line(&mut self, at: usize) {
        if self.is_wide && at > 0 {
            self.wide.push(Wide { first: self.first, last: at - 1, level: self.level });
        }
        self.is_wide = false;
        self.first = at;
        self.top_lines += 1;
        self.out.push('\n');
    }

    fn end_of_file(&mut self) {
        let count = self.source.pieces.len();
        let gap = &self.source.gaps[count];
        for (index, comment) in gap.comments.iter().enumerate() {
            if count == 0 && index == 0 {
                self.text(comment.text);
                continue;
            }
            match comment.newlines {
                0 => self.text(" "),
                newlines => self.line(count, 0, newlines > 1),
            }
            self.text(comment.text);
        }
        self.finish_line(count);
    }

    /// The level of statements and elements in the innermost group.
    fn inner(&self) -> usize {
        self.open.last().map_or(0, |&(_, level)| level + 1)
    }

    fn level_of(&self, at: usize) -> usize {
        match self.groups.roles[at] {
            Role::Top => 0,
            Role::Start(_) => self.inner(),
            Role::Tail(group) if self.groups.groups[group].is_clause => self.inner(),
            Role::Level(group) => {
                let opened = self.open.iter().rev().find(|(open, _)| *open == group);
                opened.map_or(0, |&(_, level)| level)
            }
            Role::Inside | Role::Never | Role::Step(_) | Role::Tail(_) => match self.open.last() {
                Some(&(group, level)) if !self.groups.groups[group].broken => level + 1,
                _ => self.inner() + 1,
            },
        }
    }

    /// A comment before what closes a group stands with what the group holds.
    fn comment_level(&self, at: usize, level: usize) -> usize {
        match self.groups.roles[at] {
            Role::Level(_) => self.inner(),
            _ => level,
        }
    }

    /// No line is left free directly behind an opening and directly before a closing piece, nor within a statement.
    fn may_be_free(&self, at: usize, behind_comment: bool, before_piece: bool) -> bool {
        let before = self.source.pieces[at.saturating_sub(1)].tok;
        match self.groups.roles[at] {
            Role::Top => true,
            Role::Start(group) => {
                let is_body = self.groups.groups[group].kind == Kind::Body;
                behind_comment || before == Tok::Comma || (is_body && self.source.gaps[at].term)
            }
            Role::Level(_) => !before_piece && (behind_comment || !before.opens()),
            Role::Inside | Role::Never | Role::Step(_) | Role::Tail(_) => false,
        }
    }

    /// Whether a line is left free before the piece, wherever among the comments there.
    fn blank_lines(&self, at: usize) -> bool {
        let gap = &self.source.gaps[at];
        if self.groups.roles[at] != Role::Top || at == 0 {
            return gap.has_blank();
        }
        let has_own_comment = gap.comments.iter().any(|comment| comment.newlines > 0);
        let (before, after) = (Item::read(self.source, self.top), Item::read(self.source, at));
        let one_line = self.top_lines == 1 && self.is_one_line(at);
        if one_line && before.stays_with(&after) {
            return has_own_comment && gap.has_blank();
        }
        before.is_definition || after.is_definition || !one_line || gap.has_blank()
    }

    /// Whether the statement of the file that starts here is one line.
    fn is_one_line(&self, at: usize) -> bool {
        let rest = at + 1..self.source.pieces.len();
        let own = rest.take_while(|&next| self.groups.roles[next] != Role::Top);
        let mut pieces = std::iter::once(at).chain(own.clone());
        own.into_iter().all(|next| !breaks(self.source, self.groups, next))
            && pieces.all(|piece| !self.source.pieces[piece].text.contains('\n'))
    }
}

/// What a statement of the file is, as far as free lines go.
#[derive(PartialEq, Eq)]
struct Item<'t> {
    is_definition: bool,
    /// An import, a `let`, or a function with its name: several of them stand together.
    family: Option<(Tok, &'t str)>,
}

impl<'t> Item<'t> {
    fn read(source: &Source<'t>, at: usize) -> Item<'t> {
        let skipped = source.pieces[at..].iter().position(|piece| !matches!(piece.tok, Tok::Pub | Tok::KwIntrinsic));
        let at = at + skipped.unwrap_or(0);
        let name = source.pieces.get(at + 1).map_or("", |piece| piece.text);
        let tok = source.pieces[at].tok;
        let family = match tok {
            Tok::Import | Tok::KwFrom => Some((Tok::Import, "")),
            Tok::Let => Some((Tok::Let, "")),
            Tok::FnDef => Some((Tok::FnDef, name)),
            _ => None,
        };
        let is_definition = matches!(
            tok,
            Tok::FnDef
                | Tok::Module
                | Tok::Struct
                | Tok::Type
                | Tok::Interface
                | Tok::Impl
                | Tok::Actor
                | Tok::Service
                | Tok::Supervisor
                | Tok::KwTest
        );
        Item { is_definition, family }
    }

    fn stays_with(&self, next: &Item<'_>) -> bool {
        self.family.is_some() && self.family == next.family
    }
}
