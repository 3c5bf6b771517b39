namespace Mandates.Contracts.Tests;

/// <summary>Prints a type as the lists do: full names, C# aliases, no nullability of references.</summary>
internal static class TypeText
{
    private static readonly Dictionary<Type, string> Aliases = new()
    {
        [typeof(void)] = "void",
        [typeof(object)] = "object",
        [typeof(string)] = "string",
        [typeof(bool)] = "bool",
        [typeof(int)] = "int",
        [typeof(long)] = "long",
        [typeof(double)] = "double",
        [typeof(byte)] = "byte",
    };

    public static string Of(Type type)
    {
        if (Aliases.TryGetValue(type, out var alias))
        {
            return alias;
        }

        if (type.IsArray || type.IsByRef)
        {
            return Of(type.GetElementType()!) + (type.IsArray ? "[]" : "");
        }

        if (Nullable.GetUnderlyingType(type) is { } value)
        {
            return Of(value) + "?";
        }

        if (type.IsGenericParameter)
        {
            return type.Name;
        }

        var name = type.Name.Split('`')[0];
        var arguments = type.GetGenericArguments();
        var generic = arguments.Length == 0 ? "" : $"<{string.Join(", ", arguments.Select(Of))}>";
        return $"{type.Namespace}.{name}{generic}";
    }

    public static string Declaration(Type type)
    {
        var kind = type.IsEnum ? "enum"
            : type.IsValueType ? "struct"
            : type.IsInterface ? "interface"
            : IsDelegate(type) ? "delegate"
            : $"{(type.IsAbstract && type.IsSealed ? "static " : type.IsAbstract ? "abstract " : type.IsSealed ? "sealed " : "")}class";
        var bases = type.IsEnum ? [] : Bases(type).ToList();
        return $"type {kind}{(bases.Count == 0 ? "" : " : " + string.Join(", ", bases))}";
    }

    public static bool IsDelegate(Type type) => typeof(Delegate).IsAssignableFrom(type);

    private static IEnumerable<string> Bases(Type type)
    {
        var hasBase = type.IsClass && type.BaseType != typeof(object) && !IsDelegate(type);
        IEnumerable<string> first = hasBase ? [Of(type.BaseType!)] : [];
        return first.Concat(type.GetInterfaces().Select(Of).Order(StringComparer.Ordinal));
    }
}
