namespace Mandates.Domain.WorkPlans;

/// <summary>The code by which a state stands in brackets.</summary>
public static class StateCode
{
    /// <summary>For a country its ISO 3166-1 alpha-3 code, such as MEX for <c>mx</c>; for anybody else its id in capitals.</summary>
    public static string Of(StateId state)
    {
        var id = state.Value.ToUpperInvariant();
        if (id.Length != 2)
        {
            return id;
        }

        try
        {
            return new RegionInfo(id).ThreeLetterISORegionName;
        }
        catch (ArgumentException)
        {
            return id;
        }
    }
}
