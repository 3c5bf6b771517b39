namespace Mandates.Domain;

/// <summary>Writes an enum by name, as in <c>formalMeeting</c>: numbers would bind stored data to the order of the source code.</summary>
public sealed class CamelCaseEnumConverter<T>()
    : JsonStringEnumConverter<T>(JsonNamingPolicy.CamelCase, allowIntegerValues: false)
    where T : struct, Enum;
