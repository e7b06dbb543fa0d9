namespace RnnGen;

/// <summary>
/// A binary tree of tokens: a sentence with its syntax, an expression. A node's token is what it says itself: a word at a leaf, an operator or a label at an
/// inner node, or one token that all inner nodes have where they say nothing.
/// </summary>
public sealed class TokenTree
{
    /// <summary>Makes a node of its children; a leaf has none.</summary>
    /// <param name="token">The node's token, at least 0.</param>
    /// <param name="left">The left child, or null.</param>
    /// <param name="right">The right child, or null.</param>
    /// <exception cref="ArgumentOutOfRangeException">The token is negative.</exception>
    public TokenTree(int token, TokenTree? left = null, TokenTree? right = null)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(token);
        (Token, Left, Right) = (token, left, right);
        Nodes = checked(1 + (left?.Nodes ?? 0) + (right?.Nodes ?? 0));
    }

    /// <summary>The node's token.</summary>
    public int Token { get; }

    /// <summary>The left child, or null.</summary>
    public TokenTree? Left { get; }

    /// <summary>The right child, or null.</summary>
    public TokenTree? Right { get; }

    /// <summary>The number of nodes, this one included: the steps that a network needs for the tree.</summary>
    public int Nodes { get; }

    /// <summary>Writes the tree as batches have it: each node after its children, the root last.</summary>
    /// <param name="tokens">[at least <see cref="Nodes"/>]: the tokens of the nodes.</param>
    /// <param name="children">[at least <see cref="Nodes"/>, 2]: the places of their children, -1 for none.</param>
    /// <exception cref="ArgumentException">There is not enough room.</exception>
    public void CopyTo(Span<int> tokens, Span<int> children)
    {
        if (tokens.Length < Nodes || children.Length < 2 * Nodes)
        {
            throw new ArgumentException($"Expected room for {Nodes} tokens and {2 * Nodes} children, given {tokens.Length} and {children.Length}.", nameof(tokens));
        }

        // A node stands where its subtree ends; the right subtree ends before it, the left one before that. A stack of one's own goes as deep as the tree.
        var open = new Stack<(TokenTree Node, int Place)>();
        open.Push((this, Nodes - 1));
        while (open.TryPop(out var next))
        {
            var (node, place) = next;
            var (left, right) = (place - 1 - (node.Right?.Nodes ?? 0), place - 1);
            tokens[place] = node.Token;
            (children[2 * place], children[(2 * place) + 1]) = (node.Left is null ? -1 : left, node.Right is null ? -1 : right);
            if (node.Left is not null)
            {
                open.Push((node.Left, left));
            }

            if (node.Right is not null)
            {
                open.Push((node.Right, right));
            }
        }
    }
}
