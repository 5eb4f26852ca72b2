namespace SymbolNet.Evaluation;

/// <summary>The k nearest neighbours decide by vote (Cover and Hart, 1967).</summary>
public static class NearestVote
{
    /// <summary>The class of most of the k neighbours most like the query. Of classes with as many votes the one wins that holds the nearest neighbour; of neighbours as near the first counts.</summary>
    /// <param name="similarities">How like the query each neighbour is; higher is nearer (for distances, hand in their negatives).</param>
    /// <param name="labels">Class of each neighbour.</param>
    /// <param name="k">How many vote; all when there are fewer.</param>
    /// <exception cref="ArgumentException">There is no neighbour, k is below 1, the lengths differ, or a similarity is not a number.</exception>
    public static int Of(ReadOnlySpan<float> similarities, ReadOnlySpan<int> labels, int k)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(k, 1);
        if (similarities.IsEmpty || similarities.Length != labels.Length)
            throw new ArgumentException($"A vote needs neighbours and a class for each; there are {similarities.Length} and {labels.Length}.");
        // The k nearest so far, nearest first: k is small, so insertion beats sorting all.
        Span<int> nearest = k <= 256 ? stackalloc int[k] : new int[k];
        var count = 0;
        for (var i = 0; i < similarities.Length; i++)
        {
            if (float.IsNaN(similarities[i]))
                throw new ArgumentException("A similarity is not a number.", nameof(similarities));
            if (count == k && !(similarities[i] > similarities[nearest[k - 1]]))
                continue;
            var place = count < k ? count++ : k - 1;
            for (; place > 0 && similarities[i] > similarities[nearest[place - 1]]; place--)
                nearest[place] = nearest[place - 1];
            nearest[place] = i;
        }
        var (winner, most) = (0, 0);
        for (var i = 0; i < count; i++)
        {
            var votes = 0;
            foreach (var voter in nearest[..count])
                if (labels[voter] == labels[nearest[i]])
                    votes++;
            if (votes > most)
                (winner, most) = (labels[nearest[i]], votes);
        }
        return winner;
    }
}
