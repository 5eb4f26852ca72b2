using SymbolNet.Learning.Mining;

namespace SymbolNet.Tests.Learning.Losses;

/// <summary>Triplet mining as three loops.</summary>
static class NaiveTriplets
{
    public static List<(int Anchor, int Positive, int Negative)> Mine(TripletMining mining, double[][] distances, long[] labels, double margin)
    {
        var found = new List<(int, int, int)>();
        for (var anchor = 0; anchor < labels.Length; anchor++)
        {
            var row = distances[anchor];
            var positives = Enumerable.Range(0, labels.Length).Where(i => i != anchor && labels[i] == labels[anchor]).ToList();
            var negatives = Enumerable.Range(0, labels.Length).Where(i => labels[i] != labels[anchor]).ToList();
            if (positives.Count == 0 || negatives.Count == 0)
                continue;
            if (mining == TripletMining.Hard)
                found.Add((anchor, positives.MaxBy(i => row[i]), negatives.MinBy(i => row[i])));
            else
                foreach (var positive in positives)
                    if (mining == TripletMining.All)
                        found.AddRange(negatives.Where(negative => row[negative] < row[positive] + margin).Select(negative => (anchor, positive, negative)));
                    else if (negatives.Where(negative => row[negative] > row[positive]).ToList() is { Count: > 0 } farther)
                    {
                        var nearest = farther.MinBy(i => row[i]);
                        if (row[nearest] < row[positive] + margin)
                            found.Add((anchor, positive, nearest));
                    }
                    else
                        found.Add((anchor, positive, negatives.MaxBy(i => row[i])));
        }
        return found;
    }
}
