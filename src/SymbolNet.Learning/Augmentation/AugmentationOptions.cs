namespace SymbolNet.Learning.Augmentation;

/// <summary>How drawings are varied while a network learns. The defaults suit pictures of 32 pixels.</summary>
public sealed record AugmentationOptions
{
    /// <summary>Standard deviation of the rotation, in degrees; cut off at 2.5 of it.</summary>
    public float RotationDegrees { get; init; } = 6f;

    /// <summary>Width against height: the ratio of the two lies within exp(±this).</summary>
    public float Stretch { get; init; } = 0.25f;

    /// <summary>Largest shear: how far the top slides against the bottom, as a part of the height.</summary>
    public float Shear { get; init; } = 0.13f;

    /// <summary>How much smaller than the product's normalisation a drawing may become, as a part of it; it may grow by half as much.</summary>
    public float Shrink { get; init; } = 0.05f;

    /// <summary>Largest shift along each axis, in pixels.</summary>
    public float Shift { get; init; } = 0.6f;

    /// <summary>Standard deviation of the elastic displacement's control points; the frame spans -1..1.</summary>
    public float Elastic { get; init; } = 0.03f;

    /// <summary>Control points of the elastic displacement along a side.</summary>
    public int ElasticGrid { get; init; } = 4;

    /// <summary>Probability that a disc of ink is missing.</summary>
    public float Erase { get; init; }

    /// <summary>Probability that a stray stroke is added.</summary>
    public float StrayStroke { get; init; }

    /// <summary>Thinnest pen, as half its width in pixels.</summary>
    public float ThinnestPen { get; init; } = 0.5f;

    /// <summary>Thickest pen, as half its width in pixels.</summary>
    public float ThickestPen { get; init; } = 1.1f;

    /// <summary>Throws when the numbers make no drawings.</summary>
    /// <exception cref="InvalidInputException">A number is out of range; the sentence names it.</exception>
    public void Validate()
    {
        InvalidInputException.Require(RotationDegrees is >= 0 and <= 180, $"The rotation must be 0 to 180 degrees, not {RotationDegrees}.");
        InvalidInputException.Require(Stretch is >= 0 and <= 2 && Shear is >= 0 and <= 2, $"Stretch and shear must be 0 to 2, not {Stretch} and {Shear}.");
        InvalidInputException.Require(Shrink is >= 0 and < 1, $"A drawing may become smaller by a part of at least 0 and below 1, not {Shrink}.");
        InvalidInputException.Require(Shift is >= 0 and <= 256, $"The shift must be 0 to 256 pixels, not {Shift}.");
        InvalidInputException.Require(Elastic is >= 0 and <= 1, $"The elastic displacement must be 0 to 1, not {Elastic}.");
        InvalidInputException.Require(ElasticGrid is >= 1 and <= 64, $"The elastic displacement has 1 to 64 control points along a side, not {ElasticGrid}.");
        InvalidInputException.Require(Erase is >= 0 and <= 1 && StrayStroke is >= 0 and <= 1, $"The probabilities of missing ink and of stray strokes must be 0 to 1, not {Erase} and {StrayStroke}.");
        InvalidInputException.Require(ThinnestPen >= 0 && ThinnestPen <= ThickestPen && ThickestPen <= 64, $"Half the width of the pen must be 0 to 64 pixels, the thinnest below the thickest, not {ThinnestPen} to {ThickestPen}.");
    }
}
