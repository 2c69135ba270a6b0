//! The fenced `mesh` blocks of a Markdown document, each with the heading it stands under. Knows nothing of what they mean.

/// One block.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Block {
    /// The nearest heading above, and the block's number under it when there are several.
    pub name: String,
    /// Line of the block's first text line, from 1.
    pub line: usize,
    pub text: String,
}

/// Every block of the document, in order.
pub fn blocks(document: &str) -> Vec<Block> {
    let mut found: Vec<Block> = vec![];
    let mut heading = String::new();
    let mut under_heading = 0;
    let mut open: Option<Block> = None;
    for (index, line) in document.lines().enumerate() {
        match &mut open {
            Some(_) if line == "```" => found.extend(open.take()),
            Some(block) => {
                block.text.push_str(line);
                block.text.push('\n');
            }
            None if line == "```mesh" => {
                under_heading += 1;
                let name = match under_heading {
                    1 => heading.clone(),
                    number => format!("{heading} {number}"),
                };
                open = Some(Block { name, line: index + 2, text: String::new() });
            }
            None if line.starts_with('#') => {
                heading = line.trim_start_matches('#').trim().to_string();
                under_heading = 0;
            }
            None => {}
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blocks_are_named_by_their_heading() {
        let document = "# A\n```mesh\nx\n```\ntext\n```sh\nno\n```\n## B\n```mesh\n1\n```\n```mesh\n2\n```\n";
        let names: Vec<(String, usize, String)> =
            blocks(document).into_iter().map(|b| (b.name, b.line, b.text)).collect();
        let expected = [("A", 3, "x\n"), ("B", 11, "1\n"), ("B 2", 14, "2\n")];
        assert_eq!(names, expected.map(|(n, l, t)| (n.to_string(), l, t.to_string())));
    }
}
