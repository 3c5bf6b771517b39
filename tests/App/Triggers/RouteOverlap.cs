using Microsoft.AspNetCore.Routing;
using Microsoft.AspNetCore.Routing.Constraints;
using Microsoft.AspNetCore.Routing.Patterns;
using Microsoft.AspNetCore.Routing.Template;
using Microsoft.Extensions.DependencyInjection;

namespace Mandates.App.Tests.Triggers;

/// <summary>
/// Whether some address matches both templates. The real host does not prefer the more exact one, so such a pair is a fault;
/// in doubt the answer is yes.
/// </summary>
internal static class RouteOverlap
{
    private static readonly IInlineConstraintResolver Constraints =
        new ServiceCollection().AddRouting().BuildServiceProvider().GetRequiredService<IInlineConstraintResolver>();

    public static bool Exists(RoutePattern one, RoutePattern other) => Exists(Segments(one), Segments(other));

    private static bool Exists(ReadOnlySpan<RoutePatternPathSegment> one, ReadOnlySpan<RoutePatternPathSegment> other)
    {
        if (AllMayBeAbsent(one) && AllMayBeAbsent(other))
            return true;
        if (one.IsEmpty || other.IsEmpty)
            return false;
        if (Parameter(one[0]) is { IsCatchAll: true } || Parameter(other[0]) is { IsCatchAll: true })
            return true;
        return Exists(one[0], other[0]) && Exists(one[1..], other[1..]);
    }

    private static bool Exists(RoutePatternPathSegment one, RoutePatternPathSegment other) => (Literal(one), Literal(other)) switch
    {
        ({ } a, { } b) => string.Equals(a, b, StringComparison.OrdinalIgnoreCase),
        ({ } literal, null) => Matches(other, literal),
        (null, { } literal) => Matches(one, literal),
        _ => true,
    };

    private static bool Matches(RoutePatternPathSegment segment, string literal)
    {
        var values = new RouteValueDictionary();
        var template = new RouteTemplate(RoutePatternFactory.Pattern(segment));
        return new TemplateMatcher(template, []).TryMatch("/" + literal, values)
            && segment.Parts.OfType<RoutePatternParameterPart>().All(p => ConstraintsOf(p).All(c =>
                c.Match(httpContext: null, route: null, p.Name, values, RouteDirection.IncomingRequest)));
    }

    /// <summary>A parameter that only the empty text satisfies never takes a segment: the root page's.</summary>
    private static RoutePatternPathSegment[] Segments(RoutePattern pattern) =>
        [.. pattern.PathSegments.Where(s => Parameter(s) is not { } p || !ConstraintsOf(p).Any(c => c is MaxLengthRouteConstraint { MaxLength: 0 }))];

    private static bool AllMayBeAbsent(ReadOnlySpan<RoutePatternPathSegment> segments)
    {
        foreach (var segment in segments)
            if (Parameter(segment) is not ({ IsOptional: true } or { IsCatchAll: true }))
                return false;
        return true;
    }

    private static IEnumerable<IRouteConstraint> ConstraintsOf(RoutePatternParameterPart parameter) =>
        parameter.ParameterPolicies.Select(p => Constraints.ResolveConstraint(p.Content!)).OfType<IRouteConstraint>();

    private static RoutePatternParameterPart? Parameter(RoutePatternPathSegment segment) =>
        segment.IsSimple ? segment.Parts[0] as RoutePatternParameterPart : null;

    private static string? Literal(RoutePatternPathSegment segment) =>
        segment.IsSimple && segment.Parts[0] is RoutePatternLiteralPart literal ? literal.Content : null;
}
