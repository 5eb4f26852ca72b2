using System.Globalization;
using System.Runtime.InteropServices;
using Google.Protobuf;
using SymbolNet.Learning.Checkpoints;
using static SymbolNet.Learning.ProtobufMessage;
using static TorchSharp.torch;

namespace SymbolNet.Learning.Onnx;

/// <summary>
/// A network as an ONNX graph, to which networks add what they do, layer by layer; then it is written. Only the layers that networks here have are known. Tensors lie channels first, and the first
/// dimension of all is the batch, of any size. The messages are written by the field numbers of the format: <c>ModelProto { int64 ir_version = 1; string producer_name = 2; string doc_string = 6;
/// GraphProto graph = 7; repeated OperatorSetIdProto opset_import = 8; repeated StringStringEntryProto metadata_props = 14; }</c>, <c>GraphProto { repeated NodeProto node = 1; string name = 2;
/// repeated TensorProto initializer = 5; repeated ValueInfoProto input = 11, output = 12; }</c>, <c>NodeProto { repeated string input = 1, output = 2; string name = 3, op_type = 4;
/// repeated AttributeProto attribute = 5; }</c>, <c>TensorProto { repeated int64 dims = 1; int32 data_type = 2; string name = 8; bytes raw_data = 9; }</c>. Not thread-safe.
/// </summary>
sealed class OnnxGraph
{
    /// <summary>Names of what goes in and what comes out.</summary>
    public const string Input = "pictures", Output = "embeddings";

    /// <summary>The version of the operators. 18 is the first whose Resize averages when it shrinks, as ours does.</summary>
    public const int OperatorSet = 18;

    /// <summary>The version of the file format that belongs to <see cref="OperatorSet"/>.</summary>
    const int FormatVersion = 8;

    // TensorProto.DataType, AttributeProto.AttributeType.
    const int FloatType = 1, IntegerType = 7;
    const int FloatAttribute = 1, IntegerAttribute = 2, TextAttribute = 3, IntegersAttribute = 7;

    readonly List<ByteString> nodes = [];
    readonly List<(ByteString Header, ReadOnlyMemory<byte> Values)> constants = [];

    /// <summary>A convolution.</summary>
    /// <param name="input">Feature maps.</param>
    /// <param name="weight"><c>[out, in, height, width]</c>.</param>
    /// <param name="bias"><c>[out]</c>, or null.</param>
    /// <param name="stride">Rows and columns from one window to the next.</param>
    /// <param name="padding">Rows and columns of zeros on each side.</param>
    public OnnxValue Convolution(OnnxValue input, Tensor weight, Tensor? bias, IReadOnlyList<long> stride, IReadOnlyList<long> padding) =>
        Node("Conv", [input.Name, Constant(weight), .. bias is null ? Array.Empty<string>() : [Constant(bias)]], (int)weight.shape[0],
            ("kernel_shape", weight.shape[2..]), ("strides", stride), ("pads", (long[])[.. padding, .. padding]));

    /// <summary>A linear layer on vectors.</summary>
    /// <param name="input">Vectors.</param>
    /// <param name="weight"><c>[out, in]</c>.</param>
    /// <param name="bias"><c>[out]</c>, or null.</param>
    public OnnxValue Linear(OnnxValue input, Tensor weight, Tensor? bias) =>
        Node("Gemm", [input.Name, Constant(weight), .. bias is null ? Array.Empty<string>() : [Constant(bias)]], 0, ("transB", 1L));

    /// <summary>max(0, x).</summary>
    public OnnxValue Relu(OnnxValue input) => Node("Relu", [input.Name], input.Channels);

    /// <summary>x, below 0 times <paramref name="slope"/>.</summary>
    public OnnxValue LeakyRelu(OnnxValue input, double slope) => Node("LeakyRelu", [input.Name], input.Channels, ("alpha", (float)slope));

    /// <summary>The hyperbolic tangent.</summary>
    public OnnxValue Tanh(OnnxValue input) => Node("Tanh", [input.Name], input.Channels);

    /// <summary>The sum of two tensors of one shape.</summary>
    public OnnxValue Add(OnnxValue one, OnnxValue other) => Node("Add", [one.Name, other.Name], one.Channels);

    /// <summary>x · factor + summand.</summary>
    public OnnxValue Scale(OnnxValue input, float factor, float summand) =>
        Node("Add", [Node("Mul", [input.Name, Constant([factor], [])], input.Channels).Name, Constant([summand], [])], input.Channels);

    /// <summary>The largest value of every window.</summary>
    /// <param name="input">Feature maps.</param>
    /// <param name="side">Height and width of a window.</param>
    /// <param name="stride">From one window to the next.</param>
    /// <param name="padding">Rows and columns on each side that count as smaller than anything.</param>
    public OnnxValue MaxPool(OnnxValue input, long side, long stride, long padding = 0) =>
        Node("MaxPool", [input.Name], input.Channels, ("kernel_shape", (long[])[side, side]), ("strides", (long[])[stride, stride]), ("pads", (long[])[padding, padding, padding, padding]));

    /// <summary>The mean of every map, as vectors.</summary>
    public OnnxValue Mean(OnnxValue input) => Flatten(Node("GlobalAveragePool", [input.Name], input.Channels));

    /// <summary>The largest value of every map, as vectors.</summary>
    public OnnxValue Largest(OnnxValue input) => Flatten(Node("GlobalMaxPool", [input.Name], input.Channels));

    /// <summary>Maps as vectors, channel by channel, row by row.</summary>
    public OnnxValue Flatten(OnnxValue input) => Node("Flatten", [input.Name], 0, ("axis", 1L));

    /// <summary>Vectors one behind another.</summary>
    public OnnxValue Concatenate(IReadOnlyList<OnnxValue> parts) => Node("Concat", [.. parts.Select(part => part.Name)], 0, ("axis", 1L));

    /// <summary>Maps of another side, bilinear; shrinking averages over all pixels.</summary>
    public OnnxValue Resize(OnnxValue input, long side, bool isSmaller) =>
        Node("Resize", [input.Name, "", "", Constant([side, side])], input.Channels, ("mode", "linear"), ("axes", (long[])[2, 3]), ("antialias", isSmaller ? 1L : 0L));

    /// <summary>Vectors at length 1.</summary>
    public OnnxValue Normalize(OnnxValue input) => Node("Div", [input.Name, Node("ReduceL2", [input.Name, Constant([1L])], 0, ("keepdims", 1L)).Name], 0);

    /// <summary>Writes the file; weights go straight through, without another copy of all of them.</summary>
    /// <param name="stream">Where to.</param>
    /// <param name="name">What the graph is called.</param>
    /// <param name="side">Side of a picture in pixels.</param>
    /// <param name="result">What comes out.</param>
    /// <param name="dimension">How many values of it.</param>
    /// <param name="description">What the model is, for people.</param>
    /// <param name="properties">What else is to be known, by name.</param>
    public void Write(Stream stream, string name, int side, OnnxValue result, int dimension, string description, IReadOnlyDictionary<string, string> properties)
    {
        nodes.Add(Message(node => Describe(node, "Identity", [result.Name], Output)));
        var frame = Message(graph =>
        {
            foreach (var node in nodes)
                Bytes(graph, 1, node);
            Text(graph, 2, name);
            Nested(graph, 11, value => DescribeValue(value, Input, [1, side, side]));
            Nested(graph, 12, value => DescribeValue(value, Output, [dimension]));
        });
        using var output = new CodedOutputStream(stream, leaveOpen: true);
        Integer(output, 1, FormatVersion);
        Text(output, 2, "SymbolNet.Web");
        Text(output, 6, description);
        Nested(output, 8, set => Integer(set, 2, OperatorSet));
        foreach (var (key, value) in properties)
            Nested(output, 14, entry =>
            {
                Text(entry, 1, key);
                Text(entry, 2, value);
            });

        static int FieldSize(int field, int length) => CodedOutputStream.ComputeTagSize(field) + CodedOutputStream.ComputeLengthSize(length) + length;
        int TensorSize((ByteString Header, ReadOnlyMemory<byte> Values) constant) => constant.Header.Length + FieldSize(9, constant.Values.Length);
        output.WriteTag(7, WireFormat.WireType.LengthDelimited);
        output.WriteLength(checked(frame.Length + constants.Sum(constant => FieldSize(5, TensorSize(constant)))));
        Raw(frame.Span);
        foreach (var constant in constants)
        {
            output.WriteTag(5, WireFormat.WireType.LengthDelimited);
            output.WriteLength(TensorSize(constant));
            Raw(constant.Header.Span);
            output.WriteTag(9, WireFormat.WireType.LengthDelimited);
            output.WriteLength(constant.Values.Length);
            Raw(constant.Values.Span);
        }

        void Raw(ReadOnlySpan<byte> bytes)
        {
            output.Flush();
            stream.Write(bytes);
        }
    }

    OnnxValue Node(string kind, IReadOnlyList<string> inputs, int channels, params ReadOnlySpan<(string Name, object Value)> attributes)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{kind}_{nodes.Count + 1}");
        var given = attributes.ToArray();
        nodes.Add(Message(node => Describe(node, kind, inputs, name, given)));
        return new(name, channels);
    }

    static void Describe(CodedOutputStream node, string kind, IReadOnlyList<string> inputs, string name, params (string Name, object Value)[] attributes)
    {
        foreach (var input in inputs)
            Text(node, 1, input);
        Text(node, 2, name);
        Text(node, 3, name);
        Text(node, 4, kind);
        foreach (var (key, value) in attributes)
            Nested(node, 5, attribute =>
            {
                Text(attribute, 1, key);
                // AttributeProto { string name = 1; float f = 2; int64 i = 3; bytes s = 4; repeated int64 ints = 8; AttributeType type = 20; }
                switch (value)
                {
                    case float number:
                        Float(attribute, 2, number);
                        Integer(attribute, 20, FloatAttribute);
                        break;
                    case long number:
                        Integer(attribute, 3, number);
                        Integer(attribute, 20, IntegerAttribute);
                        break;
                    case string text:
                        Text(attribute, 4, text);
                        Integer(attribute, 20, TextAttribute);
                        break;
                    case IReadOnlyList<long> numbers:
                        Integers(attribute, 8, numbers);
                        Integer(attribute, 20, IntegersAttribute);
                        break;
                }
            });
    }

    // ValueInfoProto { string name = 1; TypeProto type = 2; }, TypeProto { Tensor tensor_type = 1; }, Tensor { int32 elem_type = 1; TensorShapeProto shape = 2; },
    // TensorShapeProto { repeated Dimension dim = 1; }, Dimension { int64 dim_value = 1; string dim_param = 2; }
    static void DescribeValue(CodedOutputStream value, string name, IReadOnlyList<long> behindBatch)
    {
        Text(value, 1, name);
        Nested(value, 2, type => Nested(type, 1, tensor =>
        {
            Integer(tensor, 1, FloatType);
            Nested(tensor, 2, shape =>
            {
                Nested(shape, 1, size => Text(size, 2, "batch"));
                foreach (var length in behindBatch)
                    Nested(shape, 1, size => Integer(size, 1, length));
            });
        }));
    }

    string Constant(Tensor tensor)
    {
        var stored = ModuleWeights.Store(tensor);
        return Constant(FloatType, stored.Shape, stored.Bytes);
    }

    string Constant(float[] values, IReadOnlyList<long> shape) => Constant(FloatType, shape, MemoryMarshal.AsBytes<float>(values).ToArray());

    string Constant(long[] values) => Constant(IntegerType, [values.Length], MemoryMarshal.AsBytes<long>(values).ToArray());

    string Constant(int type, IReadOnlyList<long> shape, ReadOnlyMemory<byte> values)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"constant_{constants.Count + 1}");
        constants.Add((Message(tensor =>
        {
            Integers(tensor, 1, shape);
            Integer(tensor, 2, type);
            Text(tensor, 8, name);
        }), values));
        return name;
    }
}
